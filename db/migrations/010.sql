-- The register, version 10: whom to write to at a school, schools that go into
-- others, and who people are bound to beside their own school.

CREATE TABLE school_contact (
	id TEXT PRIMARY KEY NOT NULL,
	school_urn TEXT NOT NULL REFERENCES school (urn),
	role TEXT NOT NULL,		-- office, head, senco, ... in words
	name TEXT,
	email TEXT NOT NULL,
	source TEXT NOT NULL,		-- where the address came from
	from_on TEXT NOT NULL,
	to_on TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	UNIQUE (school_urn, role, from_on)
) STRICT, WITHOUT ROWID;

-- The school that has taken the place of one that is closed.
ALTER TABLE school ADD COLUMN successor TEXT REFERENCES school (urn);
ALTER TABLE school ADD COLUMN succession TEXT
    CHECK (succession IN ('merger', 'academy', 'new-number'));
CREATE INDEX school_successor ON school (successor)
    WHERE successor IS NOT NULL;

-- Who usually stands in: a person's code.
ALTER TABLE person ADD COLUMN substitute TEXT;

-- A school to which somebody is bound, beside the one of the list of people:
-- an interest is suggested for its cases.
CREATE TABLE person_link (
	id TEXT PRIMARY KEY NOT NULL,
	person_id TEXT NOT NULL REFERENCES person (id),
	school_urn TEXT NOT NULL REFERENCES school (urn),
	why TEXT NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	UNIQUE (person_id, school_urn)
) STRICT, WITHOUT ROWID;
