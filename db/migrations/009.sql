-- The register, version 9: places whose length is terms, who may record an
-- event, what is charged; groups of schools that buy support together, what
-- they bought, and the hours that were given.

ALTER TABLE pack_provision ADD COLUMN terms INTEGER;
ALTER TABLE pack_provision
    ADD COLUMN ends INTEGER CHECK (ends IN (0, 1));
ALTER TABLE pack_event ADD COLUMN roles TEXT;

CREATE TABLE pack_tariff (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	figure TEXT NOT NULL,
	label TEXT NOT NULL,
	pence INTEGER,
	unit TEXT NOT NULL,
	applies TEXT,
	when_field TEXT,
	when_value TEXT,
	amount_field TEXT,
	valid_from TEXT NOT NULL,
	valid_to TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, figure, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_band (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	from_roll INTEGER NOT NULL,
	to_roll INTEGER,
	hours INTEGER NOT NULL,
	valid_from TEXT NOT NULL,
	valid_to TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, from_roll, valid_from)
) STRICT, WITHOUT ROWID;

-- Schools that buy together.
CREATE TABLE cluster (
	id TEXT PRIMARY KEY NOT NULL,
	code TEXT NOT NULL UNIQUE COLLATE NOCASE,
	scheme TEXT NOT NULL,
	name TEXT NOT NULL,
	coordinator TEXT,		-- a person's code
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;

-- From a day to a day: what a school was charged stays what it was.
CREATE TABLE cluster_school (
	id TEXT PRIMARY KEY NOT NULL,
	cluster_id TEXT NOT NULL REFERENCES cluster (id),
	school_urn TEXT NOT NULL REFERENCES school (urn),
	from_on TEXT NOT NULL,
	to_on TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_school_cluster ON cluster_school (cluster_id);
CREATE INDEX cluster_school_school ON cluster_school (school_urn);

-- A subscription for a year, or further hours in it.
CREATE TABLE purchase (
	id TEXT PRIMARY KEY NOT NULL,
	cluster_id TEXT NOT NULL REFERENCES cluster (id),
	kind TEXT NOT NULL CHECK (kind IN ('subscription', 'hours')),
	year_from TEXT NOT NULL,	-- first day of the year
	bought_on TEXT NOT NULL,
	pupils INTEGER,			-- on roll in the cluster
	minutes INTEGER NOT NULL,
	pence INTEGER NOT NULL,
	working TEXT NOT NULL,		-- how the price came about
	reference TEXT,			-- of the order
	taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1)),
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_cluster ON purchase (cluster_id, year_from);

-- Hours given, for a case or for a cluster as such.  Several schools at once
-- are one row.  The sum outlives the case.
CREATE TABLE hours (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT REFERENCES referral (id) ON DELETE SET NULL,
	cluster_id TEXT REFERENCES cluster (id),	-- whose hours
	on_day TEXT NOT NULL,
	minutes INTEGER NOT NULL CHECK (minutes > 0),
	schools TEXT NOT NULL,		-- URNs, ; between
	person TEXT,			-- who gave them
	note TEXT,
	taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1)),
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX hours_referral ON hours (referral_id)
    WHERE referral_id IS NOT NULL;
CREATE INDEX hours_cluster ON hours (cluster_id, on_day)
    WHERE cluster_id IS NOT NULL;
