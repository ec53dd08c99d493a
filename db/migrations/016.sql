-- The register, version 16: a decision says who stayed in the room for it
-- although an interest was known.

CREATE TABLE decision_code_new (
	decision_id TEXT NOT NULL REFERENCES decision (id),
	kind TEXT NOT NULL CHECK (kind IN ('outcome', 'reason', 'missing',
	    'condition', 'override', 'dissent', 'stayed')),
	position INTEGER NOT NULL,
	code TEXT NOT NULL,
	rule TEXT,			-- the rule that an override passes
	PRIMARY KEY (decision_id, kind, position)
) STRICT, WITHOUT ROWID;
INSERT INTO decision_code_new SELECT * FROM decision_code;
DROP TABLE decision_code;
ALTER TABLE decision_code_new RENAME TO decision_code;

CREATE TRIGGER decision_code_stays BEFORE UPDATE ON decision_code BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_code_kept BEFORE DELETE ON decision_code BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
