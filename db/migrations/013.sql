-- The register, version 13: what rows that count said when an act left them,
-- so that a change behind the program's back is found.  A seal is keyed with
-- the case or the pupil that the row is about; the link of that number
-- carries a digest over all its seals.  An empty one says that the row went.

CREATE TABLE seal (
	kind TEXT NOT NULL,
	entity TEXT NOT NULL,
	seq INTEGER NOT NULL,		-- of the link
	subject_id TEXT,
	digest TEXT NOT NULL,
	PRIMARY KEY (kind, entity, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX seal_seq ON seal (seq);

CREATE TRIGGER seal_stays BEFORE UPDATE ON seal BEGIN
	SELECT RAISE(ABORT, 'the audit chain is append-only');
END;
CREATE TRIGGER seal_kept BEFORE DELETE ON seal BEGIN
	SELECT RAISE(ABORT, 'the audit chain is append-only');
END;
