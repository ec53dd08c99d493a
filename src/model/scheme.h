/*
 * A scheme's rules as they stand in its pack: one struct per file of the
 * pack, one row per line.  The same tables of fields read the CSV files,
 * fill the tables pack_* of the register and print JSON; see the manual page
 * convene-pack(5) for what each heading means.  Nothing here knows a scheme.
 */
#ifndef MODEL_SCHEME_H
#define MODEL_SCHEME_H

#include "src/model/field.h"

/* What a panel or an officer may do with a case; contract: decide. */
enum disposition {
	DISP_ADVISE,
	DISP_ACCEPT,
	DISP_ACCEPT_IN_PART,
	DISP_ACCEPT_WITH_CONDITIONS,
	DISP_WAITING_LIST,
	DISP_DECLINE,
	DISP_PEND,
	DISP_DEFER,
	DISP_NOT_REACHED,
	DISP_BACK_TO_FORUM,
	DISP_SCHOOL_CONTINUES,
	DISP_SCHOOL_LEVEL_FIRST,
	DISP_WITHDRAWN,
	DISP_NO_LONGER_APPLICABLE
};
extern const char *const disposition_words[];

/*
 * What happens to a case between its decision and its end, as clocks.csv and
 * events.csv name it.  Some follow from other acts (a decision, a release, an
 * answer, a place); the rest a person records.
 */
enum happening {
	HAPPENED_RECEIVED, HAPPENED_DECIDED, HAPPENED_ACCEPTED,
	HAPPENED_RELEASED, HAPPENED_OFFERED, HAPPENED_ANSWERED,
	HAPPENED_STARTED, HAPPENED_ENDED,
	HAPPENED_FIRST_CONTACT, HAPPENED_FIRST_MEETING, HAPPENED_PLANNED,
	HAPPENED_VISITED, HAPPENED_CHECKED_IN, HAPPENED_REVIEWED,
	HAPPENED_SCORED, HAPPENED_CANCELLED, HAPPENED_REPORTED,
	HAPPENED_MOVED_SCHOOL, HAPPENED_ARRIVED, HAPPENED_HELD,
	HAPPENED_RESUMED, HAPPENED_CLOSED, HAPPENED_ERASED
};
#define HAPPENED_FIRST_RECORDED HAPPENED_FIRST_CONTACT
extern const char *const event_words[];

/* rules.csv: every rule of the source, how it acts and where. */
struct rule {
	const char *rule;	/* SLIP-17 */
	const char *ways;	/* gate;clock;count;record;say */
	const char *where;	/* screen, document or file where it acts */
	const char *says;	/* the rule in one sentence of our own */
	const char *source;	/* the public document and its year */
};

/* roles.csv: who sits on a panel, presents, writes or takes on actions. */
struct role {
	const char *role;
	const char *label;
	const char *aliases;	/* other words that the entry line takes, ; */
	int expected;		/* normally at every meeting of ... */
	const char *panels;	/* ... these panels, ; between */
	const char *fte;	/* posts; "vacant" cannot be given work */
	const char *rule;
};

/* panels.csv */
struct panel {
	const char *panel;	/* forum: first part of a meeting's id */
	const char *title;	/* Inclusion Forum */
	const char *short_title; /* FORUM, in the title row */
	const char *mode;	/* Teams, in person */
	int every_days;		/* rhythm of its series */
	int minutes_per_case;
	int quorum;		/* members present at least */
	int papers_days;	/* working days before: later papers are late */
	int told_days;		/* working days after: school has its plan */
	int next_return;	/* yes: pended cases default to the next one */
	const char *statement;	/* text code read out at the start */
	const char *votes;	/* none, counts, casting */
	const char *rule;
};

/*
 * In every part: "rule" is one id of rules.csv, or the word "practice" where
 * the source is silent and the row follows what panels commonly do.
 */

/* quorum.csv: roles without which a panel is not quorate. */
struct quorum_row {
	const char *panel;
	const char *role;
	int minimum;
	int not_own_school;	/* counted per case: not of its school */
	const char *rule;
};

/* standing.csv: items that every meeting has beside its cases. */
struct standing_row {
	const char *panel;
	const char *item;
	const char *label;
	const char *shows;	/* placements, capacity, next-date, nothing */
	const char *rule;
};

/* pathways.csv */
struct pathway {
	const char *pathway;
	const char *label;
	const char *subject;	/* pupil or school */
	const char *panel;
	int tier_from;		/* lowest tier that it can give */
	int anonymous;		/* may be heard without identity */
	const char *earlier;	/* pathway that normally comes before, or "" */
	const char *rule;
};

/* fields.csv: the form of a pathway, in its order. */
struct form_field {
	const char *pathway;	/* "*": every pathway of the pack */
	const char *field;
	const char *section;
	const char *label;
	const char *kind;	/* line text date dates number yes-no code
				 * codes urn upn year email */
	const char *codes;	/* code set of kind code or codes */
	int required;		/* yes: always; no: only when ... */
	const char *when_field;	/* ... that field, if one is named, ... */
	const char *when_value;	/* ... has one of these values (; between) */
	int identity;		/* barred from an anonymous case */
	const char *rule;
	const char *help;
};

/* criteria.csv: what a gate asks. */
struct criterion {
	const char *pathway;
	const char *criterion;
	const char *label;
	int blocks;		/* no: it only warns */
	int override;		/* a coded reason may let it pass */
	const char *acts_on;	/* which acts (";" between): list; accept;
				 * outside: a decision outside a meeting;
				 * add; start: of a place; close; or
				 * codes of outcomes: then it is asked only
				 * when one of them is asked for or given */
	const char *says;	/* sentence when it is not met */
	const char *rule;
};

/*
 * predicates.csv: when a criterion is met.  Rows with the same alternative
 * must all hold; the criterion is met when one alternative does.  Without
 * any row it is never met, so that only an override lets it pass.
 */
struct predicate_row {
	const char *pathway;
	const char *criterion;
	int alternative;
	const char *predicate;	/* one of a fixed set, see gate.c */
	const char *field;
	const char *value;
};

/* dispositions.csv: which dispositions a pathway has, and their keys. */
struct disposition_row {
	const char *pathway;
	int disposition;	/* enum disposition */
	const char *label;	/* the scheme's own word */
	const char *key;	/* a d p b s, or m: in the list behind m */
	const char *needs;	/* outcome outcomes provision group time reason
				 * missing condition review return to-school */
	int plan;		/* ends with a plan or a letter */
	const char *template;	/* template code of that document */
	int review_weeks;	/* default review date, weeks from meeting */
	const char *opens;	/* pathway on which a linked case is opened */
	const char *state;	/* state of the referral afterwards */
	const char *says;	/* sentence in the plan */
	const char *rule;
};

/* outcomes.csv: what can be given or advised, in the scheme's own words. */
struct outcome_row {
	const char *pathway;
	const char *outcome;
	int disposition;	/* enum disposition that it goes with */
	const char *label;
	int tier;
	const char *provision;	/* provision that it gives a place in */
	int time_required;	/* part or full time must be said */
	int to_school;		/* the receiving school must be said */
	int contingent;		/* the place is only promised: it is shown
				 * beside the count, not inside it */
	const char *says;
	const char *rule;
};

/* reasons.csv: coded causes with what they imply. */
struct reason_row {
	const char *pathway;	/* "*" for all */
	const char *use;	/* decline defer override capacity inquorate
				 * interest supersede outside skip-tier
				 * extend withdraw close */
	const char *reason;
	const char *label;
	const char *consequence; /* any-time new-evidence not-before
				  * other-service none */
	int after_weeks;	/* for not-before */
	const char *says;	/* what the school reads, and what follows */
	const char *rule;
};

/* missing.csv: what a case can be pended for. */
struct missing_row {
	const char *pathway;
	const char *missing;
	const char *label;
	const char *field;	/* field or paper that answers it */
	const char *owner;	/* role that brings it */
	int days;		/* working days to bring it */
	const char *says;
	const char *rule;
};

/* conditions.csv: standard conditions of an acceptance. */
struct condition_row {
	const char *pathway;
	const char *condition;
	const char *label;
	const char *owner;
	const char *says;
	const char *rule;
};

/* papers.csv: what may lie beside a referral. */
struct paper_row {
	const char *pathway;
	const char *paper;
	const char *label;
	int required;		/* as in fields.csv */
	const char *when_field;
	const char *when_value;
	const char *rule;
};

/* provisions.csv, groups.csv, pools.csv: things with places. */
struct provision {
	const char *provision;
	const char *label;
	int tier;
	const char *pool;	/* provisions of one pool share its capacity */
	int weeks_low;		/* usual length: reminder ... */
	int weeks;		/* ... and end; absent: no fixed end */
	int terms;		/* ... or a length in terms */
	int ends;		/* yes: the last day must be said */
	const char *time;	/* part, full, either */
	const char *pattern;	/* days a week, in words */
	int year_from;
	int year_to;
	int review_weeks;	/* reviews at least that often */
	const char *payer;	/* free, school, place-charge */
	const char *says;
	const char *rule;
};
struct group_row {
	const char *provision;
	const char *group_code;
	const char *label;
	int capacity;
	const char *rule;
};
struct pool_row {
	const char *pool;
	const char *label;
	int capacity;		/* absent: no figure, never full */
	const char *rule;
};

/*
 * clocks.csv: time limits that start at an event (event_words), or at a point
 * of the school year while a place is held (summer-term, school-year-end).
 */
struct clock_row {
	const char *clock;
	const char *pathway;
	const char *starts;
	int low;		/* reminder */
	int high;		/* limit */
	const char *unit;	/* working-days days weeks school-weeks months
				 * half-terms terms years; or events that are
				 * counted instead: visits reviews */
	int repeats;		/* yes: runs again from each limit */
	int year_group;		/* only for pupils of this year group */
	const char *state;	/* runs in these states of the referral, ; */
	const char *applies;	/* dispositions, outcomes, provisions, ; */
	const char *when_field;	/* only when that field of the form ... */
	const char *when_value;	/* ... has one of these values, ; between */
	const char *waits_for;	/* what answers it: an event; ";" between
				 * when any of several does */
	int window;		/* yes: that date must lie in low to high */
	const char *proposes;	/* at the limit: this state of the referral */
	const char *reason;	/* ... with this reason (close, withdraw) */
	const char *says;
	const char *rule;
};

/*
 * events.csv: what people record about a case that runs, in the scheme's own
 * words, and what follows from it.
 */
struct event_row {
	const char *pathway;
	int event;		/* enum happening, one that is recorded */
	const char *label;
	const char *needs;	/* mode result review reason to-school by
				 * scores: what is asked for, ; between */
	const char *roles;	/* who does it is one of these, ; between */
	const char *result;	/* code set of what came of it */
	const char *state;	/* of the referral afterwards; blank: as is */
	const char *template;	/* of the document that it makes */
	const char *says;	/* sentence beside it */
	const char *rule;
};

/*
 * tariffs.csv: what is charged, from a day on; several rows of one figure
 * follow each other in time.
 */
struct tariff {
	const char *figure;
	const char *label;
	int pence;		/* absent: entered with the case */
	const char *unit;	/* pupil hour extra-hour annual case */
	const char *applies;	/* as in actions.csv */
	const char *when_field;	/* only when that field of the form ... */
	const char *when_value;	/* ... has one of these values, ; between */
	const char *amount_field; /* of the form: pounds that were entered */
	int valid_from;
	int valid_to;
	const char *rule;
};

/* bands.csv: hours of a subscription by the pupils on roll. */
struct band {
	int from_roll;
	int to_roll;		/* absent: any number */
	int hours;
	int valid_from;
	int valid_to;
	const char *rule;
};

/* actions.csv: actions that every such plan carries. */
struct standard_action {
	const char *pathway;
	const char *applies;	/* dispositions, outcomes or provisions, ; */
	const char *owner;	/* role */
	const char *text;
	int days;		/* working days from the meeting, or absent */
	const char *rule;
};

/* sentences.csv: what documents say under a heading of the template. */
struct sentence {
	const char *pathway;
	const char *place;	/* list of the template: school-does */
	const char *applies;	/* as in actions.csv */
	const char *when_field;	/* only when that field of the form ... */
	const char *when_value;	/* ... has one of these values, ; between */
	const char *text;
	const char *rule;
};

/* codes.csv: code sets of the pack; standard sets come with the program. */
struct code_row {
	const char *set_name;
	const char *code;
	const char *label;
	int valid_from;
	int valid_to;
};

/* settings.csv: id, title, prefix, authority, time_zone, division, ... */
struct pack_setting {
	const char *setting;
	const char *value;
};

/* texts/ and templates/: Markdown of the pack by code. */
struct pack_text {
	const char *text;	/* file name without .md; templates/x: "x" */
	const char *kind;	/* text or template */
	const char *markdown;
};

/* Which file fills which table, in the order of loading. */
enum pack_part {
	PART_SETTINGS, PART_RULES, PART_ROLES, PART_PANELS, PART_QUORUM,
	PART_STANDING, PART_PATHWAYS, PART_FIELDS, PART_CRITERIA,
	PART_PREDICATES, PART_DISPOSITIONS, PART_OUTCOMES, PART_REASONS,
	PART_MISSING, PART_CONDITIONS, PART_PAPERS, PART_POOLS,
	PART_PROVISIONS, PART_GROUPS, PART_CLOCKS, PART_EVENTS,
	PART_TARIFFS, PART_BANDS, PART_ACTIONS, PART_SENTENCES, PART_CODES,
	PART_TEXTS,
	PART_COUNT
};

struct pack_file {
	const char *file;	/* "reasons.csv"; PART_TEXTS: NULL */
	struct record record;
	const char *key;	/* columns that are unique together, "a b" */
	const char *must;	/* columns that may not be blank, "a b" */
};
extern const struct pack_file pack_files[PART_COUNT];

/* One part of a pack in memory: ROWS is an array of the part's struct. */
struct pack_rows {
	void *rows;
	int count;
};

/*
 * A pack in memory.  Everything lies in the arena that it was loaded into.
 * SCHEME_ROWS(s, PART_REASONS, struct reason_row, r) { ... } walks a part.
 */
struct scheme {
	const char *pack_id;	/* id of this version in the register, "" */
	const char *id;		/* leicestershire-slip-2023 */
	const char *title;
	const char *prefix;	/* of references: L */
	const char *time_zone;
	const char *division;	/* of bank holidays */
	const char *authority;	/* la_code */
	int valid_from;		/* days */
	int valid_to;
	struct pack_rows part[PART_COUNT];
};

#define SCHEME_ROWS(s, which, type, var) \
	for (const type *var = (s)->part[which].rows, \
	    *var##_end = var + (s)->part[which].count; \
	    var < var##_end; var++)

#endif
