-- The register, version 15: with which words a plan was made, so that a plan
-- that left stays what it was when a site changes its templates.

ALTER TABLE plan ADD COLUMN worded TEXT;
