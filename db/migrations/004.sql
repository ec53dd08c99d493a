-- The register, version 4: what a search finds a referral by, numbers that
-- were given out, the questions that an import asks.

-- Folded words.  The index is fed by statements: with trusted_schema off FTS5
-- refuses triggers.  Deleting a row from an index leaves its words behind
-- until it is rebuilt.
CREATE TABLE referral_words (
	id INTEGER PRIMARY KEY,
	referral_id TEXT NOT NULL UNIQUE REFERENCES referral (id),
	words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE referral_search USING fts5 (words,
    content = 'referral_words', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 0');

-- By the prefix of references.
CREATE TABLE counter (
	name TEXT PRIMARY KEY NOT NULL,
	value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX school_establishment ON school (establishment, la_code);
DROP INDEX referral_school;
CREATE INDEX referral_school ON referral (school_urn, received);
