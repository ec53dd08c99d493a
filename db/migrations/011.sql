-- The register, version 11: documents that are made by an event of a case.

ALTER TABLE plan ADD COLUMN event_id TEXT REFERENCES event (id);
