-- The register, version 8: what happened to cases that run, and scores
-- against progress statements.

CREATE TABLE event (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT NOT NULL REFERENCES referral (id),
	event TEXT NOT NULL,
	on_day TEXT NOT NULL,
	mode TEXT CHECK (mode IN ('on-site', 'virtual')),
	result TEXT,
	review_on TEXT,
	reason TEXT,
	to_school TEXT,
	person TEXT,
	note TEXT,
	taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1)),
	state_before TEXT NOT NULL,
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX event_referral ON event (referral_id, on_day, id);

CREATE TABLE score (
	event_id TEXT NOT NULL REFERENCES event (id),
	statement TEXT NOT NULL,
	value INTEGER NOT NULL,
	PRIMARY KEY (event_id, statement)
) STRICT, WITHOUT ROWID;
