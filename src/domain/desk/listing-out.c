/* What is seen of the list, given out.  See listing-out.h. */
#include "src/domain/desk/listing-out.h"

#include "src/base/day.h"
#include "src/exchange/csv.h"
#include "src/render/markdown.h"

static void
put_field(struct csv_out *w, const struct field *f, const void *row)
{
	struct buf b = BUF_INIT;

	field_print(f, row, &b);
	csv_put(w, buf_text(&b));
	buf_release(&b);
}

void
listing_csv(const struct referral_row *rows, int count, struct buf *out)
{
	const struct field *fields = referral_row_record.fields;
	struct csv_out w = CSV_OUT(out);

	for (const struct field *f = fields; f->name != NULL; f++)
		csv_put(&w, f->name);
	csv_end_row(&w);
	for (int i = 0; i < count; i++) {
		for (const struct field *f = fields; f->name != NULL; f++)
			put_field(&w, f, &rows[i]);
		csv_end_row(&w);
	}
}

static void
put_words(struct buf *out, const char *before, const char *words)
{
	if (words == NULL || *words == '\0')
		return;
	buf_str(out, before);
	md_inline(out, words);
}

void
listing_markdown(const struct referral_row *rows, int count,
    struct buf *out)
{
	char day[DAY_WORDS_SIZE];

	buf_printf(out, "# Referrals\n\n");
	for (int i = 0; i < count; i++) {
		const struct referral_row *r = &rows[i];

		buf_str(out, "- **");
		md_inline(out, r->ref);
		buf_str(out, "** ");
		md_inline(out, r->initials);
		put_words(out, ", Year ", r->year_group);
		put_words(out, ", ", r->school_code);
		put_words(out, ", ", r->pathway);
		buf_printf(out, ", received %s, %s", day_words(r->received,
		    day), r->state);
		put_words(out, ", on the agenda of ", r->meeting);
		put_words(out, ", lacks ", r->lacks);
		buf_str(out, "\n");
	}
}
