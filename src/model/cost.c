/* Fields of clusters, purchases and hours.  See cost.h. */
#include "src/model/cost.h"

const char *const purchase_kind_words[] = { "subscription", "hours", NULL };

static const struct field cluster_fields[] = {
	F_TEXT(cluster, id), F_TEXT(cluster, code), F_TEXT(cluster, scheme),
	F_TEXT(cluster, name), F_TEXT(cluster, coordinator),
	F_INT(cluster, rev), F_TEXT(cluster, changed_by),
	F_TIME(cluster, changed_at), F_END
};
const struct record cluster_record =
    { "cluster", cluster_fields, sizeof(struct cluster) };

static const struct field cluster_school_fields[] = {
	F_TEXT(cluster_school, id), F_TEXT(cluster_school, cluster_id),
	F_TEXT(cluster_school, school_urn), F_DAY(cluster_school, from_on),
	F_DAY(cluster_school, to_on), F_INT(cluster_school, rev),
	F_TEXT(cluster_school, changed_by),
	F_TIME(cluster_school, changed_at), F_END
};
const struct record cluster_school_record = { "cluster_school",
    cluster_school_fields, sizeof(struct cluster_school) };

static const struct field purchase_fields[] = {
	F_TEXT(purchase, id), F_TEXT(purchase, cluster_id),
	F_WORD(purchase, kind, purchase_kind_words),
	F_DAY(purchase, year_from), F_DAY(purchase, bought_on),
	F_INT(purchase, pupils), F_INT(purchase, minutes),
	F_INT(purchase, pence), F_TEXT(purchase, working),
	F_TEXT(purchase, reference), F_YES(purchase, taken_back),
	F_TEXT(purchase, made_by), F_TIME(purchase, made_at),
	F_INT(purchase, rev), F_TEXT(purchase, changed_by),
	F_TIME(purchase, changed_at), F_END
};
const struct record purchase_record =
    { "purchase", purchase_fields, sizeof(struct purchase) };

static const struct field hours_fields[] = {
	F_TEXT(hours, id), F_TEXT(hours, referral_id),
	F_TEXT(hours, cluster_id), F_DAY(hours, on_day),
	F_INT(hours, minutes), F_TEXT(hours, schools), F_TEXT(hours, person),
	F_TEXT(hours, note), F_YES(hours, taken_back),
	F_TEXT(hours, made_by), F_TIME(hours, made_at), F_INT(hours, rev),
	F_TEXT(hours, changed_by), F_TIME(hours, changed_at), F_END
};
const struct record hours_record =
    { "hours", hours_fields, sizeof(struct hours) };
