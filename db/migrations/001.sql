-- The register, version 1.
--
-- Ids are time-ordered UUIDs as text; people see short references.  Dates are
-- text YYYY-MM-DD, times are Unix seconds, yes and no are 1 and 0.  Rows that
-- people edit carry rev, changed_by and changed_at; a write that finds another
-- rev is a conflict.  What was recorded is append-only, by triggers.

PRAGMA application_id = 0x636f6e76;	-- "conv"

CREATE TABLE setting (
	name TEXT PRIMARY KEY NOT NULL,
	value TEXT NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;

-- Who may open this register, and as what.
CREATE TABLE member (
	id TEXT PRIMARY KEY NOT NULL,
	unix_user TEXT NOT NULL,
	role TEXT NOT NULL CHECK (role IN ('chair', 'minute-taker', 'reader',
	    'administrator', 'auditor')),
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	UNIQUE (unix_user, role)
) STRICT, WITHOUT ROWID;

-- Rule packs.  A pack that was used is never changed; a new version is a new
-- row with the same scheme.

CREATE TABLE pack (
	id TEXT PRIMARY KEY NOT NULL,
	scheme TEXT NOT NULL,
	title TEXT NOT NULL,
	prefix TEXT NOT NULL,
	version INTEGER NOT NULL,
	digest TEXT NOT NULL,		-- SHA-256 of all its files
	valid_from TEXT NOT NULL,
	valid_to TEXT,
	loaded_at INTEGER NOT NULL,
	loaded_by TEXT NOT NULL,
	UNIQUE (scheme, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_setting (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	setting TEXT NOT NULL,
	value TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, setting)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_rule (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	rule TEXT NOT NULL,
	ways TEXT NOT NULL,
	"where" TEXT NOT NULL,
	says TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_role (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	role TEXT NOT NULL,
	label TEXT NOT NULL,
	aliases TEXT,
	expected INTEGER CHECK (expected IN (0, 1)),
	panels TEXT,
	fte TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_panel (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	panel TEXT NOT NULL,
	title TEXT NOT NULL,
	short_title TEXT NOT NULL,
	mode TEXT,
	every_days INTEGER,
	minutes_per_case INTEGER,
	quorum INTEGER,
	papers_days INTEGER,
	told_days INTEGER,
	next_return INTEGER CHECK (next_return IN (0, 1)),
	statement TEXT,
	votes TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, panel)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_quorum (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	panel TEXT NOT NULL,
	role TEXT NOT NULL,
	minimum INTEGER NOT NULL,
	not_own_school INTEGER CHECK (not_own_school IN (0, 1)),
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, panel, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_standing (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	panel TEXT NOT NULL,
	item TEXT NOT NULL,
	label TEXT NOT NULL,
	shows TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, panel, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_pathway (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	label TEXT NOT NULL,
	subject TEXT NOT NULL,
	panel TEXT NOT NULL,
	tier_from INTEGER,
	anonymous INTEGER CHECK (anonymous IN (0, 1)),
	earlier TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_field (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	field TEXT NOT NULL,
	section TEXT,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	codes TEXT,
	required INTEGER CHECK (required IN (0, 1)),
	when_field TEXT,
	when_value TEXT,
	identity INTEGER CHECK (identity IN (0, 1)),
	rule TEXT,
	help TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_criterion (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	criterion TEXT NOT NULL,
	label TEXT NOT NULL,
	blocks INTEGER NOT NULL CHECK (blocks IN (0, 1)),
	override INTEGER CHECK (override IN (0, 1)),
	acts_on TEXT,
	says TEXT NOT NULL,
	rule TEXT NOT NULL,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, criterion)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_predicate (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	criterion TEXT NOT NULL,
	alternative INTEGER,
	predicate TEXT NOT NULL,
	field TEXT,
	value TEXT,
	PRIMARY KEY (pack_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_disposition (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	disposition TEXT NOT NULL,
	label TEXT NOT NULL,
	"key" TEXT NOT NULL,
	needs TEXT,
	plan INTEGER CHECK (plan IN (0, 1)),
	template TEXT,
	review_weeks INTEGER,
	state TEXT NOT NULL,
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, disposition)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_outcome (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	outcome TEXT NOT NULL,
	disposition TEXT NOT NULL,
	label TEXT NOT NULL,
	tier INTEGER,
	provision TEXT,
	time_required INTEGER CHECK (time_required IN (0, 1)),
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_reason (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	use TEXT NOT NULL,
	reason TEXT NOT NULL,
	label TEXT NOT NULL,
	consequence TEXT,
	after_weeks INTEGER,
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, use, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_missing (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	missing TEXT NOT NULL,
	label TEXT NOT NULL,
	field TEXT,
	owner TEXT NOT NULL,
	days INTEGER,
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, missing)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_condition (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	condition TEXT NOT NULL,
	label TEXT NOT NULL,
	owner TEXT,
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, condition)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_paper (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	paper TEXT NOT NULL,
	label TEXT NOT NULL,
	required INTEGER CHECK (required IN (0, 1)),
	when_field TEXT,
	when_value TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pathway, paper)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_pool (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pool TEXT NOT NULL,
	label TEXT NOT NULL,
	capacity INTEGER,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, pool)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_provision (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	provision TEXT NOT NULL,
	label TEXT NOT NULL,
	tier INTEGER NOT NULL,
	pool TEXT NOT NULL,
	weeks_low INTEGER,
	weeks INTEGER,
	time TEXT,
	pattern TEXT,
	year_from INTEGER,
	year_to INTEGER,
	review_weeks INTEGER,
	payer TEXT,
	says TEXT,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, provision)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_group (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	provision TEXT NOT NULL,
	group_code TEXT NOT NULL,
	label TEXT NOT NULL,
	capacity INTEGER,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, provision, group_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_clock (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	clock TEXT NOT NULL,
	pathway TEXT NOT NULL,
	starts TEXT NOT NULL,
	low INTEGER,
	high INTEGER,
	unit TEXT NOT NULL,
	applies TEXT,
	says TEXT NOT NULL,
	rule TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, clock)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_action (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	applies TEXT,
	owner TEXT NOT NULL,
	"text" TEXT NOT NULL,
	days INTEGER,
	rule TEXT,
	PRIMARY KEY (pack_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_code (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	set_name TEXT NOT NULL,
	code TEXT NOT NULL,
	label TEXT NOT NULL,
	valid_from TEXT,
	valid_to TEXT,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, set_name, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_text (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	"text" TEXT NOT NULL,
	kind TEXT NOT NULL,
	markdown TEXT NOT NULL,
	PRIMARY KEY (pack_id, position),
	UNIQUE (pack_id, "text", kind)
) STRICT, WITHOUT ROWID;

-- Standard code sets (Department for Education), beside those of packs.
CREATE TABLE code (
	set_name TEXT NOT NULL,
	code TEXT NOT NULL,
	label TEXT NOT NULL,
	valid_from TEXT,
	valid_to TEXT,
	PRIMARY KEY (set_name, code)
) STRICT, WITHOUT ROWID;

-- Calendars.

CREATE TABLE holiday (
	division TEXT NOT NULL,
	day TEXT NOT NULL,
	title TEXT NOT NULL,
	source TEXT,
	PRIMARY KEY (division, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
	id TEXT PRIMARY KEY NOT NULL,
	la_code TEXT NOT NULL,
	school_urn TEXT,		-- NULL: for the whole authority
	academic_year TEXT NOT NULL,
	event TEXT NOT NULL CHECK (event IN ('term', 'half-term holiday',
	    'staff training day', 'half term taught')),
	first_day TEXT NOT NULL,
	last_day TEXT NOT NULL,
	origin TEXT NOT NULL,		-- authority_of_dates, in its words
	weight INTEGER NOT NULL,	-- 4 made up for training, 3 county,
					-- 2 proposal, 1 one school
	note TEXT,
	source TEXT,
	UNIQUE (la_code, school_urn, event, first_day, origin)
) STRICT, WITHOUT ROWID;

-- Schools and people.

CREATE TABLE school (
	urn TEXT PRIMARY KEY NOT NULL,
	code TEXT UNIQUE,		-- S-22, given when first needed
	name TEXT,			-- NULL: taken in without a name
	la_code TEXT,
	establishment TEXT,
	phase TEXT,
	type TEXT,
	status TEXT,
	street TEXT,
	town TEXT,
	postcode TEXT,
	telephone TEXT,
	low_age INTEGER,
	high_age INTEGER,
	roll INTEGER,
	trust TEXT,
	trust_uid TEXT,
	opened_on TEXT,
	closed_on TEXT,
	email TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX school_name ON school (name);

CREATE TABLE person (
	id TEXT PRIMARY KEY NOT NULL,
	code TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	organisation TEXT,
	school_urn TEXT REFERENCES school (urn),
	email TEXT,
	unix_user TEXT,
	from_on TEXT,
	to_on TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;

-- Pupils.  Erasing a pupil destroys subject_key, and with it the meaning of
-- every digest in the audit chain that was made with it.

CREATE TABLE pupil (
	id TEXT PRIMARY KEY NOT NULL,
	forename TEXT NOT NULL,
	surname TEXT NOT NULL,
	preferred_name TEXT,
	upn TEXT,
	date_of_birth TEXT,
	sex TEXT,
	folded TEXT NOT NULL,		-- forename and surname, folded
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pupil_upn ON pupil (upn) WHERE upn IS NOT NULL;
CREATE INDEX pupil_folded ON pupil (folded);

CREATE TABLE subject_key (
	subject_id TEXT PRIMARY KEY NOT NULL,	-- pupil, or 'register'
	key TEXT NOT NULL		-- 64 hexadecimal digits
) STRICT, WITHOUT ROWID;

-- Referrals.  Values of the form that have no column of their own stand in
-- referral_value under the field codes of the pack.

CREATE TABLE referral (
	id TEXT PRIMARY KEY NOT NULL,
	ref TEXT NOT NULL UNIQUE COLLATE NOCASE,
	pack_id TEXT NOT NULL REFERENCES pack (id),
	scheme TEXT NOT NULL,
	pathway TEXT NOT NULL,
	received TEXT NOT NULL,
	received_at INTEGER NOT NULL,
	school_urn TEXT NOT NULL REFERENCES school (urn),
	pupil_id TEXT REFERENCES pupil (id),
	anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
	year_group TEXT,
	sen_provision TEXT,
	sen_need_primary TEXT,
	asks_outcome TEXT,
	asks_provision TEXT,
	state TEXT NOT NULL,
	tier INTEGER,
	earlier_id TEXT REFERENCES referral (id),
	joined_to TEXT REFERENCES referral (id),
	withdrawn_reason TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	CHECK (anonymous = 0 OR pupil_id IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_pupil ON referral (pupil_id);
CREATE INDEX referral_state ON referral (state, received, id);
CREATE INDEX referral_received ON referral (received, id);
CREATE INDEX referral_scheme ON referral (scheme, received, id);
CREATE INDEX referral_school ON referral (school_urn);

CREATE TABLE referral_value (
	referral_id TEXT NOT NULL REFERENCES referral (id),
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (referral_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
	referral_id TEXT NOT NULL REFERENCES referral (id),
	kind TEXT NOT NULL CHECK (kind IN ('refer', 'share', 'privacy')),
	state TEXT NOT NULL CHECK (state IN ('given', 'refused',
	    'not-sought')),
	given_on TEXT,
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL,
	PRIMARY KEY (referral_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
	referral_id TEXT NOT NULL REFERENCES referral (id),
	code TEXT NOT NULL,		-- a paper or a criterion of the pack
	state TEXT NOT NULL CHECK (state IN ('held', 'to-follow',
	    'not-held')),
	added_on TEXT NOT NULL,
	note TEXT,
	PRIMARY KEY (referral_id, code)
) STRICT, WITHOUT ROWID;

-- Panels in time.

CREATE TABLE series (
	id TEXT PRIMARY KEY NOT NULL,
	scheme TEXT NOT NULL,
	panel TEXT NOT NULL,
	first_on TEXT NOT NULL,
	every_days INTEGER NOT NULL,
	time TEXT NOT NULL,
	ends_on TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
	id TEXT PRIMARY KEY NOT NULL,
	ref TEXT NOT NULL UNIQUE COLLATE NOCASE,
	pack_id TEXT NOT NULL REFERENCES pack (id),
	scheme TEXT NOT NULL,
	panel TEXT NOT NULL,
	series_id TEXT REFERENCES series (id),
	date TEXT NOT NULL,
	time TEXT NOT NULL,
	mode TEXT,
	state TEXT NOT NULL CHECK (state IN ('draft', 'frozen', 'open',
	    'adjourned', 'ended', 'closed', 'cancelled')),
	chair TEXT,			-- person code
	frozen_at INTEGER,
	opened_at INTEGER,
	statement_at INTEGER,
	minutes_of TEXT,		-- ref of the meeting whose minutes
	minutes_approved_at INTEGER,	-- were approved here
	inquorate_reason TEXT,
	ended_at INTEGER,
	closed_at INTEGER,
	cancel_reason TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_date ON meeting (date, id);
CREATE INDEX meeting_panel ON meeting (scheme, panel, date);

-- The live meeting: where the gavel stands, and what is staged there.  What
-- is staged is a struct proposal as record_encode() writes it.
CREATE TABLE live (
	meeting_id TEXT PRIMARY KEY NOT NULL REFERENCES meeting (id),
	item_id TEXT,
	staged TEXT,
	gavel_user TEXT,
	gavel_session TEXT,
	asked_user TEXT,		-- who asks for the gavel, since when
	asked_session TEXT,
	asked_at INTEGER,
	blank INTEGER NOT NULL DEFAULT 0,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
	id TEXT PRIMARY KEY NOT NULL,
	meeting_id TEXT NOT NULL REFERENCES meeting (id),
	position INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('case', 'standing')),
	referral_id TEXT REFERENCES referral (id),
	standing TEXT,
	late INTEGER NOT NULL DEFAULT 0,
	added_open INTEGER NOT NULL DEFAULT 0,
	overrides TEXT,			-- RULE=CODE;... when it was listed
	minutes INTEGER,
	presenter TEXT,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'done')),
	started_at INTEGER,
	done_at INTEGER,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	CHECK ((kind = 'case') = (referral_id IS NOT NULL)),
	CHECK ((kind = 'standing') = (standing IS NOT NULL)),
	UNIQUE (meeting_id, referral_id),
	UNIQUE (meeting_id, standing)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_meeting ON item (meeting_id, position);
CREATE INDEX item_referral ON item (referral_id);

CREATE TABLE attendance (
	id TEXT PRIMARY KEY NOT NULL,
	meeting_id TEXT NOT NULL REFERENCES meeting (id),
	person_id TEXT REFERENCES person (id),
	guest TEXT,			-- a guest's name, when no person
	role TEXT NOT NULL,
	capacity TEXT NOT NULL CHECK (capacity IN ('member', 'substitute',
	    'guest', 'presenter')),
	substitute_for TEXT REFERENCES person (id),
	state TEXT NOT NULL CHECK (state IN ('expected', 'present',
	    'apologies', 'absent', 'sent-information')),
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	CHECK ((person_id IS NULL) = (guest IS NOT NULL)),
	UNIQUE (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_meeting ON attendance (meeting_id);

-- Who left the room for a case, and came back.
CREATE TABLE presence (
	id TEXT PRIMARY KEY NOT NULL,
	item_id TEXT NOT NULL REFERENCES item (id),
	person_id TEXT NOT NULL REFERENCES person (id),
	reason TEXT,
	out_at INTEGER NOT NULL,
	in_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_item ON presence (item_id);

CREATE TABLE interest (
	id TEXT PRIMARY KEY NOT NULL,
	item_id TEXT NOT NULL REFERENCES item (id),
	person_id TEXT NOT NULL REFERENCES person (id),
	state TEXT NOT NULL CHECK (state IN ('suggested', 'declared',
	    'dismissed')),
	reason TEXT NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	UNIQUE (item_id, person_id)
) STRICT, WITHOUT ROWID;

-- Decisions.  A decision is never changed; what happens to it afterwards is
-- a row of decision_event.

CREATE TABLE decision (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT NOT NULL REFERENCES referral (id),
	meeting_id TEXT REFERENCES meeting (id),	-- NULL: outside
	item_id TEXT REFERENCES item (id),
	pack_id TEXT NOT NULL REFERENCES pack (id),
	disposition TEXT NOT NULL,
	tier INTEGER,
	provision TEXT,
	group_code TEXT,
	part_time TEXT CHECK (part_time IN ('part', 'full')),
	to_school TEXT,
	start_on TEXT,
	end_on TEXT,
	review_on TEXT,
	return_on TEXT,
	owner TEXT,
	votes_for INTEGER,
	votes_against INTEGER,
	casting INTEGER,
	wait_position INTEGER,
	tell_by TEXT,			-- the school has its plan by then
	decided_on TEXT NOT NULL,
	decided_by TEXT NOT NULL,	-- person code of the authority
	supersedes TEXT REFERENCES decision (id),
	recorded_by TEXT NOT NULL,
	recorded_at INTEGER NOT NULL,
	CHECK ((meeting_id IS NULL) = (item_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_referral ON decision (referral_id);
CREATE INDEX decision_meeting ON decision (meeting_id);
CREATE INDEX decision_item ON decision (item_id);
CREATE UNIQUE INDEX decision_supersedes ON decision (supersedes)
    WHERE supersedes IS NOT NULL;

CREATE TABLE decision_code (
	decision_id TEXT NOT NULL REFERENCES decision (id),
	kind TEXT NOT NULL CHECK (kind IN ('outcome', 'reason', 'missing',
	    'condition', 'override', 'dissent')),
	position INTEGER NOT NULL,
	code TEXT NOT NULL,
	rule TEXT,			-- the rule that an override passes
	PRIMARY KEY (decision_id, kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_event (
	id TEXT PRIMARY KEY NOT NULL,
	decision_id TEXT NOT NULL REFERENCES decision (id),
	event TEXT NOT NULL CHECK (event IN ('taken-back', 'superseded',
	    'ratified', 'reported', 'released', 'delivered', 'accepted',
	    'declined', 'lapsed')),
	reason TEXT,
	meeting_id TEXT REFERENCES meeting (id),
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_event_decision ON decision_event (decision_id);

-- Places.

CREATE TABLE placement (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT NOT NULL REFERENCES referral (id),
	decision_id TEXT REFERENCES decision (id),
	provision TEXT NOT NULL,
	group_code TEXT,
	part_time TEXT,
	start_on TEXT NOT NULL,
	end_on TEXT,
	state TEXT NOT NULL CHECK (state IN ('planned', 'active', 'ended',
	    'cancelled', 'contingent')),
	ended_on TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_provision ON placement (provision, state);
CREATE INDEX placement_referral ON placement (referral_id);
CREATE INDEX placement_decision ON placement (decision_id);

CREATE TABLE waiting (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT NOT NULL REFERENCES referral (id),
	decision_id TEXT REFERENCES decision (id),
	provision TEXT NOT NULL,
	group_code TEXT,
	position INTEGER NOT NULL,
	since TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'taken',
	    'left')),
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_provision ON waiting (provision, state, position);
CREATE INDEX waiting_referral ON waiting (referral_id);
CREATE INDEX waiting_decision ON waiting (decision_id);

-- Minutes are lines.  Earlier texts of a line stay in line_version.

CREATE TABLE line (
	id TEXT PRIMARY KEY NOT NULL,
	meeting_id TEXT REFERENCES meeting (id),
	item_id TEXT REFERENCES item (id),
	referral_id TEXT REFERENCES referral (id),
	kind TEXT NOT NULL CHECK (kind IN ('discussion', 'action', 'advice',
	    'information', 'restricted')),
	text TEXT NOT NULL,
	owner TEXT,			-- a role, or a person's code
	due_on TEXT,
	state TEXT NOT NULL CHECK (state IN ('open', 'done', 'impossible',
	    'not-done', 'removed')),
	ended_on TEXT,
	author TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX line_meeting ON line (meeting_id, id);
CREATE INDEX line_referral ON line (referral_id, id);
CREATE INDEX line_item ON line (item_id, id);
CREATE INDEX line_due ON line (kind, state, due_on);

CREATE TABLE line_version (
	line_id TEXT NOT NULL REFERENCES line (id),
	rev INTEGER NOT NULL,
	item_id TEXT,
	referral_id TEXT,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	owner TEXT,
	due_on TEXT,
	state TEXT NOT NULL,
	changed_by TEXT NOT NULL,
	changed_at INTEGER NOT NULL,
	PRIMARY KEY (line_id, rev)
) STRICT, WITHOUT ROWID;

-- Plans and letters.  made is what the template gave, markdown what a person
-- left; edited says that they differ on purpose.

CREATE TABLE plan (
	id TEXT PRIMARY KEY NOT NULL,
	referral_id TEXT NOT NULL REFERENCES referral (id),
	decision_id TEXT NOT NULL REFERENCES decision (id),
	meeting_id TEXT REFERENCES meeting (id),
	version INTEGER NOT NULL,
	markdown TEXT NOT NULL,
	made TEXT NOT NULL,
	edited INTEGER NOT NULL DEFAULT 0,
	state TEXT NOT NULL CHECK (state IN ('draft', 'released')),
	looked_at INTEGER,		-- a person passed a hit of the check
	looked_by TEXT,
	looked_digest TEXT,		-- of the text that was passed
	released_at INTEGER,
	released_by TEXT,
	rev INTEGER NOT NULL DEFAULT 1,
	changed_by TEXT,
	changed_at INTEGER,
	UNIQUE (referral_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_decision ON plan (decision_id);
CREATE INDEX plan_meeting ON plan (meeting_id);

-- Half-typed text, by user and place.
CREATE TABLE draft (
	user TEXT NOT NULL,
	place TEXT NOT NULL,
	text TEXT NOT NULL,
	saved_at INTEGER NOT NULL,
	PRIMARY KEY (user, place)
) STRICT, WITHOUT ROWID;

-- The chain of recorded acts.  digest is keyed with the subject's key, so
-- that erasing the key leaves nothing that could be guessed back.
CREATE TABLE audit (
	seq INTEGER PRIMARY KEY NOT NULL,
	at INTEGER NOT NULL,
	actor TEXT NOT NULL,
	act TEXT NOT NULL,
	kind TEXT NOT NULL,
	entity TEXT NOT NULL,
	subject_id TEXT,
	fields TEXT NOT NULL,		-- names only, never values
	digest TEXT NOT NULL,
	hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entity ON audit (kind, entity, seq);
CREATE INDEX audit_subject ON audit (subject_id, seq);

-- Where the chain ends, so that one cut short by accident is noticed.
CREATE TABLE audit_end (
	id TEXT PRIMARY KEY NOT NULL CHECK (id = 'end'),
	seq INTEGER NOT NULL,
	hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was recorded stays.

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
	SELECT RAISE(ABORT, 'the audit chain is append-only');
END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
	SELECT RAISE(ABORT, 'the audit chain is append-only');
END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_code_stays BEFORE UPDATE ON decision_code BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_code_kept BEFORE DELETE ON decision_code BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_event_stays BEFORE UPDATE ON decision_event BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER decision_event_kept BEFORE DELETE ON decision_event BEGIN
	SELECT RAISE(ABORT, 'decisions are append-only');
END;
CREATE TRIGGER line_version_stays BEFORE UPDATE ON line_version BEGIN
	SELECT RAISE(ABORT, 'earlier texts of minutes stay');
END;
CREATE TRIGGER line_version_kept BEFORE DELETE ON line_version BEGIN
	SELECT RAISE(ABORT, 'earlier texts of minutes stay');
END;

-- What stands: the last decision about a case that was neither taken back
-- nor superseded.
CREATE VIEW standing_decision AS
SELECT d.* FROM decision d
WHERE NOT EXISTS (SELECT 1 FROM decision_event v
    WHERE v.decision_id = d.id AND v.event IN ('taken-back', 'superseded'));
