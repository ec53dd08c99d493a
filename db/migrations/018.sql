-- The register, version 18: the school that a pupil came from, so that an
-- arrival that was recorded wrongly can be taken back.

ALTER TABLE event ADD COLUMN from_school TEXT;
