-- The register, version 12: when a presenter can come; why a record was opened
-- again.

ALTER TABLE item ADD COLUMN window_from TEXT;	-- 15:00
ALTER TABLE item ADD COLUMN window_to TEXT;

ALTER TABLE meeting ADD COLUMN reopen_reason TEXT;
