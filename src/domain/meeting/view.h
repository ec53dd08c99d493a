/*
 * A case of a meeting in words, as the gavel's screen shows it: everything
 * is ready to be drawn, codes and initials only.  No rule is decided here.
 */
#ifndef DOMAIN_VIEW_H
#define DOMAIN_VIEW_H

#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/model/minutes.h"

/* One criterion, short: "Forum 2 Sep ok", "plan reviewed MISSING". */
struct view_mark {
	const char *words;
	bool good;
	bool blocking;
};

/* Somebody with a label to press: a person in the room, a criterion. */
struct view_person {
	const char *code;
	const char *role;	/* label of the role */
	bool present;
	bool out;		/* left the room for this case */
	bool interest;		/* declared, or suggested and not dismissed */
	const char *why;
};

struct case_view {
	const struct scheme *scheme;
	struct dossier dossier;
	const struct disposition_row **dispositions;	/* of the pathway */
	int disposition_count;
	struct gate gate;
	struct decided decided;	/* what stands, when has_decided */
	bool has_decided;
	struct line *lines;
	int line_count;
	int action_count;

	const char *asks;
	const char *school;	/* its code */
	const char *year;
	const char *received;
	struct view_mark *marks;
	int mark_count;
	const char *papers;	/* "9 of 10" */
	const char *papers_late;	/* or "" */
	const char *why;
	const char *tried;
	const char *pupil_voice;
	const char *parent_voice;
	struct view_person *people;
	int people_count;
	const char *out;	/* who is out, in words, or "" */
	struct quorum quorum;	/* for this case */
	const char **places;	/* a line for each provision that is asked */
	int places_count;
	const char *earlier;	/* what earlier referrals led to, or "" */
	const char *warning;	/* judged by an older pack, or "" */
};

bool case_view_load(struct db *, const struct scheme *,
    const struct meeting *, const struct item *, struct arena *,
    struct case_view *out, struct err *e);

/* The whole agenda, one row an item. */
struct agenda_row {
	struct item item;
	const char *ref;	/* case, or "" */
	const char *label;	/* pathway, or the standing item */
	const char *school;
	const char *initials;
	const char *year;
	const char *asks;	/* label of the outcome asked for, or "" */
	const char *mark;	/* LATE, ADDED, what was decided */
	const char *starts;	/* 14:06, by the minutes of the items before */
	const char *trouble;	/* the first thing that blocks, or "" */
	const char *window;	/* 15:00-15:30: when its presenter can come */
	bool outside;		/* it begins when the presenter cannot */
	int number;		/* of the case, from 1; 0 for standing */
};
bool agenda_view_load(struct db *, const struct scheme *,
    const struct meeting *, struct arena *, struct agenda_row **out,
    int *count, struct err *e);
/* The same, and no gate is judged: trouble is "" in every row.  For whoever
 * asks for it at every key. */
bool agenda_view_list(struct db *, const struct scheme *,
    const struct meeting *, struct arena *, struct agenda_row **out,
    int *count, struct err *e);

/* What the pack wants a standing item to show: running placements, places
 * and waiting lists, the next date; as lines. */
bool standing_view(struct db *, const struct scheme *,
    const struct meeting *, const char *standing, struct arena *,
    const char ***lines, int *count, struct err *e);

/* A count of places in words. */
const char *places_words(const struct scheme *, const struct places *,
    struct arena *);

/* Somebody on the roll of a meeting. */
struct seat {
	struct attendance at;
	const char *code;	/* of the person, or the guest's name */
	const char *role;	/* label */
	const char *interests;	/* cases in which one may be, or "" */
	const char *substitute;	/* code of who usually comes instead, or
				 * NULL */
};
bool roll_view_load(struct db *, const struct scheme *,
    const struct meeting *, struct arena *, struct seat **out, int *count,
    struct err *e);

/* What an item is about: the reference of a case (NULL otherwise), and what
 * to call it. */
bool item_view(struct db *, const char *item_id, struct arena *,
    const char **ref, const char **title, struct err *e);

/* Lines of an item with the pupil's names as initials, for a screen that
 * others may see; line_get() has the text itself. */
bool lines_view(struct db *, const char *item_id, struct arena *,
    struct line **out, int *count, struct err *e);

/* What a panel goes through before its first case. */
struct last_time {
	struct meeting last;	/* whose minutes are approved */
	bool has_last;
	struct line *due;	/* actions of earlier meetings, as lines_view */
	int due_count;
	const char **due_refs;	/* the case of each, or "" */
	const char **outside;	/* decisions to report or ratify, in words */
	int outside_count;
};
bool last_time_load(struct db *, const struct meeting *, struct arena *,
    struct last_time *out, struct err *e);

/*
 * The pupil's name.  Whoever asks is noted in the chain of recorded acts;
 * "" when the case holds none.
 */
bool name_reveal(struct db *, const char *ref, struct arena *,
    const char **name, struct err *e);

#endif
