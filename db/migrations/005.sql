-- The register, version 5: what happens to a case between its decision and its
-- end, in the words of a pack; time limits that watch it; linked cases.

CREATE TABLE pack_event (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	event TEXT NOT NULL,
	label TEXT NOT NULL,
	needs TEXT,
	result TEXT,
	state TEXT,
	template TEXT,
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, event)
) STRICT, WITHOUT ROWID;

ALTER TABLE pack_clock ADD COLUMN state TEXT;
ALTER TABLE pack_clock ADD COLUMN when_field TEXT;
ALTER TABLE pack_clock ADD COLUMN when_value TEXT;
ALTER TABLE pack_clock
    ADD COLUMN window INTEGER CHECK (window IN (0, 1));
ALTER TABLE pack_clock ADD COLUMN proposes TEXT;
ALTER TABLE pack_clock ADD COLUMN reason TEXT;

ALTER TABLE pack_disposition ADD COLUMN opens TEXT;

-- The cases that follow from another one.
CREATE INDEX referral_earlier ON referral (earlier_id)
    WHERE earlier_id IS NOT NULL;
