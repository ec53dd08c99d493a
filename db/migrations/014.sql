-- A sitting that was broken off: when, who was there, and the day on which
-- the rest is heard.  A meeting that was moved knows its first day, so that
-- its series goes on from there.

ALTER TABLE meeting ADD COLUMN moved_from TEXT;
ALTER TABLE meeting ADD COLUMN move_reason TEXT;
ALTER TABLE meeting ADD COLUMN continued_on TEXT;
ALTER TABLE meeting ADD COLUMN continued_at TEXT;	-- 14:00

CREATE TABLE adjournment (
	id TEXT PRIMARY KEY NOT NULL,
	meeting_id TEXT NOT NULL REFERENCES meeting (id),
	sat_on TEXT NOT NULL,
	adjourned_at INTEGER NOT NULL,
	present TEXT NOT NULL,		-- codes and names, with "for CODE"
	to_on TEXT,
	to_time TEXT,
	resumed_at INTEGER,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX adjournment_meeting ON adjournment (meeting_id);
