-- The register, version 7: what the coordinator's desk needs.

-- Search over everything else than referrals: schools, people, meetings,
-- minutes, texts of forms.  Fed by statements, as referral_words is.  PART
-- tells rows of one entity apart; what belongs to a referral says so, so that
-- erasing it leaves nothing here.
CREATE TABLE search_entry (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('school', 'person', 'meeting',
	    'line', 'text')),
	entity TEXT NOT NULL,
	part TEXT NOT NULL DEFAULT '',
	referral_id TEXT,
	words TEXT NOT NULL,
	UNIQUE (kind, entity, part)
) STRICT;
CREATE INDEX search_entry_referral ON search_entry (referral_id)
    WHERE referral_id IS NOT NULL;
CREATE VIRTUAL TABLE search_index USING fts5 (words,
    content = 'search_entry', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 0');

-- What a referral lacks, as the rules of its pack saw it when it was last
-- written: consent, papers, fields of the form.
CREATE TABLE referral_mark (
	mark TEXT NOT NULL CHECK (mark IN ('consent', 'papers', 'form')),
	referral_id TEXT NOT NULL REFERENCES referral (id),
	PRIMARY KEY (mark, referral_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_mark_referral ON referral_mark (referral_id);

-- A way of looking at the list of referrals, under a name.  What was typed
-- to search is no part of it: it may be a pupil's name.
CREATE TABLE saved_view (
	id TEXT PRIMARY KEY NOT NULL,
	name TEXT NOT NULL,
	folded TEXT NOT NULL UNIQUE,
	states TEXT,			-- ; between
	pathway TEXT,
	school_urn TEXT,
	lacks TEXT,
	undated INTEGER CHECK (undated IN (0, 1)),
	sort TEXT NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;

-- Where a paper is kept; the file that was given, and its SHA-256.
ALTER TABLE evidence ADD COLUMN kept TEXT;
ALTER TABLE evidence ADD COLUMN file TEXT;
ALTER TABLE evidence ADD COLUMN sha256 TEXT;

-- The papers of a case as they stood when the panel's agenda was frozen.
CREATE TABLE paper_seen (
	id TEXT PRIMARY KEY NOT NULL,
	item_id TEXT NOT NULL REFERENCES item (id),
	paper TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('held', 'to-follow',
	    'not-held')),
	added_on TEXT,
	sha256 TEXT,
	seen_at INTEGER NOT NULL,
	UNIQUE (item_id, paper)
) STRICT, WITHOUT ROWID;

CREATE INDEX pupil_birth ON pupil (date_of_birth);

-- A register without rows needs no feeding; others are fed when first asked.
INSERT INTO counter (name, value) SELECT ':search', 1
    WHERE NOT EXISTS (SELECT 1 FROM referral)
    AND NOT EXISTS (SELECT 1 FROM school)
    AND NOT EXISTS (SELECT 1 FROM person)
    AND NOT EXISTS (SELECT 1 FROM meeting);
