-- The register, version 17: erasing what is past its keeping, by two people.

-- Who proposed to erase what, and who confirmed it.  What was erased is not
-- told here.
CREATE TABLE erasure (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT NOT NULL REFERENCES referral (id),
	scope TEXT NOT NULL CHECK (scope IN ('case', 'documents')),
	rule TEXT,
	kept_from TEXT,			-- since when its time has run
	kept_until TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('proposed', 'dropped', 'done')),
	proposed_by TEXT NOT NULL,
	proposed_at INTEGER NOT NULL,
	confirmed_by TEXT,
	confirmed_at INTEGER,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_referral ON erasure (referral_id);
CREATE UNIQUE INDEX erasure_proposed ON erasure (referral_id, scope)
    WHERE state = 'proposed';

-- What the erasing act may touch of what was recorded; empty but within it.
CREATE TABLE erasing (
	entity TEXT PRIMARY KEY NOT NULL	-- id of a line or a decision
) STRICT, WITHOUT ROWID;

DROP TRIGGER line_version_kept;
CREATE TRIGGER line_version_kept BEFORE DELETE ON line_version
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE entity = OLD.line_id) BEGIN
	SELECT RAISE(ABORT, 'earlier texts of minutes stay');
END;
DROP TRIGGER decision_stays;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE entity = OLD.id) BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
DROP TRIGGER decision_event_stays;
CREATE TRIGGER decision_event_stays BEFORE UPDATE ON decision_event
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE entity = OLD.decision_id) BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;

-- Nothing is added to a case that was erased, and it stays erased.
CREATE TRIGGER referral_erased BEFORE UPDATE ON referral
WHEN OLD.state = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER evidence_erased BEFORE INSERT ON evidence
WHEN (SELECT state FROM referral WHERE id = NEW.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER item_erased BEFORE INSERT ON item
WHEN (SELECT state FROM referral WHERE id = NEW.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER line_erased BEFORE INSERT ON line
WHEN (SELECT state FROM referral WHERE id = NEW.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER line_stays_erased BEFORE UPDATE ON line
WHEN (SELECT state FROM referral WHERE id = OLD.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER decision_erased BEFORE INSERT ON decision
WHEN (SELECT state FROM referral WHERE id = NEW.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER plan_erased BEFORE INSERT ON plan
WHEN (SELECT state FROM referral WHERE id = NEW.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER plan_stays_erased BEFORE UPDATE ON plan
WHEN (SELECT state FROM referral WHERE id = OLD.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
CREATE TRIGGER event_erased BEFORE INSERT ON event
WHEN (SELECT state FROM referral WHERE id = NEW.referral_id) = 'erased' BEGIN
	SELECT RAISE(ABORT, 'the case was erased');
END;
