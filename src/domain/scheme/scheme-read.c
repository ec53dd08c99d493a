/*
 * Reading the folder of a rule pack: CSV files by their tables of fields,
 * Markdown by name.  A pack is data from outside: every text passes the door
 * in, sizes have ceilings, and whatever is no plain file is refused.  What
 * the rows mean is judged in scheme-check.c.
 */
#include "src/domain/scheme/scheme-read.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/file.h"
#include "src/base/fold.h"
#include "src/base/hash.h"
#include "src/exchange/csv.h"

static void
fault_add(struct pack_reader *r, const char *file, int line,
    const char *heading, const char *says)
{
	struct pack_check *out = r->out;

	if (out->count == PACK_FAULTS_MOST)
		return;
	if (out->count == r->fault_room) {
		int room = r->fault_room ? r->fault_room * 2 : 8;
		struct pack_fault *more = arena_array(r->arena, (size_t)room,
		    sizeof *more);

		if (out->count > 0)
			memcpy(more, out->faults, (size_t)out->count *
			    sizeof *more);
		out->faults = more;
		r->fault_room = room;
	}
	if (out->count == PACK_FAULTS_MOST - 1)
		says = "There are more faults than are listed here. Mend "
		    "these first.";
	out->faults[out->count++] = (struct pack_fault){ .file = file,
	    .line = line, .heading = heading,
	    .says = arena_strdup(r->arena, says) };
}

void
pack_fault(struct pack_reader *r, const char *file, int line,
    const char *heading, const char *fmt, ...)
{
	char says[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(says, sizeof says, fmt, ap);
	va_end(ap);
	fault_add(r, file, line, heading, says);
}

static const char *
text_file(const struct scheme *s, int i, struct arena *a)
{
	const struct pack_text *t = pack_row(s, PART_TEXTS, i);

	return arena_printf(a, "%ss/%s.md", t->kind, t->text);
}

void
pack_row_fault(struct pack_reader *r, enum pack_part part, int i,
    const char *heading, const char *fmt, ...)
{
	const char *file = part == PART_TEXTS ?
	    text_file(&r->out->scheme, i, r->arena) : pack_files[part].file;
	char says[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(says, sizeof says, fmt, ap);
	va_end(ap);
	fault_add(r, file, r->lines[part][i], heading, says);
}

const void *
pack_row(const struct scheme *s, enum pack_part part, int i)
{
	const char *rows = s->part[part].rows;

	return rows + (size_t)i * pack_files[part].record.size;
}

const char *
pack_text_of(const struct scheme *s, enum pack_part part, int i,
    const char *column)
{
	const struct field *f = record_field(&pack_files[part].record,
	    column);

	return field_text(f, pack_row(s, part, i));
}

bool
pack_has(const struct scheme *s, enum pack_part part, const char *column,
    const char *code)
{
	const struct field *f = record_field(&pack_files[part].record,
	    column);

	for (int i = 0; i < s->part[part].count; i++) {
		const char *here = field_text(f, pack_row(s, part, i));

		if (here != NULL && strcmp(here, code) == 0)
			return true;
	}
	return false;
}

const char *
list_next(const char **list, struct arena *a)
{
	const char *p = *list;
	size_t n;

	if (p == NULL)
		return NULL;
	p += strspn(p, "; ");
	n = strcspn(p, ";");
	*list = p + n;
	while (n > 0 && p[n - 1] == ' ')
		n--;
	return n > 0 ? arena_strndup(a, p, n) : NULL;
}

/* Room for one more row; what it holds is absent. */
static void *
row_new(struct pack_reader *r, enum pack_part part, int line)
{
	const struct record *rec = &pack_files[part].record;
	struct pack_rows *p = &r->out->scheme.part[part];
	void *row;

	if (p->count == r->row_room[part]) {
		int room = p->count ? p->count * 2 : 16;
		void *rows = arena_array(r->arena, (size_t)room, rec->size);
		int *lines = arena_array(r->arena, (size_t)room,
		    sizeof *lines);

		if (p->count > 0) {
			memcpy(rows, p->rows, (size_t)p->count * rec->size);
			memcpy(lines, r->lines[part], (size_t)p->count *
			    sizeof *lines);
		}
		p->rows = rows;
		r->lines[part] = lines;
		r->row_room[part] = room;
	}
	row = (char *)p->rows + (size_t)p->count * rec->size;
	record_clear(rec, row);
	r->lines[part][p->count++] = line;
	return row;
}

/* Texts that people read may have several lines; codes may not. */
static bool
is_prose(const char *column)
{
	return strcmp(column, "says") == 0 || strcmp(column, "help") == 0 ||
	    strcmp(column, "text") == 0;
}

static bool
word_in(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; *p != '\0'; p += strspn(p, " ")) {
		size_t k = strcspn(p, " ");

		if (k == n && strncmp(p, word, n) == 0)
			return true;
		p += k;
	}
	return false;
}

#define PROSE_MOST 4000
#define CODE_MOST 600

static bool
fits(struct pack_reader *r, enum pack_part part, const struct csv *c,
    const struct field *f, const char *text)
{
	size_t most = is_prose(f->name) ? PROSE_MOST : CODE_MOST;

	if (text == NULL || strlen(text) <= most)
		return true;
	pack_fault(r, pack_files[part].file, csv_line(c, f->name), f->name,
	    "This is longer than %zu characters. Shorten it; a long text "
	    "belongs into texts/.", most);
	return false;
}

static void
read_value(struct pack_reader *r, enum pack_part part, const struct csv *c,
    const struct field *f, void *row)
{
	const struct pack_file *file = &pack_files[part];
	const char *text = is_prose(f->name) ? csv_get_lines(c, f->name) :
	    csv_get(c, f->name);
	struct err e = ERR_INIT;

	if (!fits(r, part, c, f, text))
		return;
	if (!field_parse(f, row, text, r->arena, &e))
		pack_fault(r, file->file, csv_line(c, f->name), f->name,
		    "%s", e.text);
	else if (field_is_absent(f, row) && csv_has(c, f->name) &&
	    word_in(file->must, f->name))
		pack_fault(r, file->file, csv_line(c, f->name), f->name,
		    "This may not be blank. Fill it in.");
}

static bool
heading_known(const struct record *rec, const char *heading)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool same = false;

	fold_text(heading, &a);
	for (const struct field *f = rec->fields; f->name != NULL && !same;
	    f++) {
		buf_truncate(&b, 0);
		fold_text(f->name, &b);
		same = strcmp(buf_text(&a), buf_text(&b)) == 0;
	}
	buf_release(&a);
	buf_release(&b);
	return same;
}

static void
judge_headings(struct pack_reader *r, enum pack_part part,
    const struct csv *c)
{
	const struct pack_file *file = &pack_files[part];
	struct buf all = BUF_INIT;

	for (const struct field *f = file->record.fields; f->name; f++) {
		buf_printf(&all, "%s%s", f == file->record.fields ? "" : ", ",
		    f->name);
		if (!csv_has(c, f->name) && word_in(file->must, f->name))
			pack_fault(r, file->file, 1, f->name,
			    "There is no column of this name. Add it.");
	}
	for (size_t i = 0; i < c->columns; i++)
		if (!heading_known(&file->record, csv_heading(c, i)))
			pack_fault(r, file->file, 1, csv_heading(c, i),
			    "This heading is not known. Known are: %s.",
			    buf_text(&all));
	buf_release(&all);
}

static void
read_rows(struct pack_reader *r, enum pack_part part, struct csv *c)
{
	const struct pack_file *file = &pack_files[part];
	struct err e = ERR_INIT;
	enum csv_got got;

	while ((got = csv_next(c, &e)) != CSV_END) {
		void *row;

		if (got == CSV_FAULT) {
			pack_fault(r, file->file, c->line, c->heading, "%s",
			    e.text);
			continue;
		}
		if (r->out->scheme.part[part].count == PACK_ROWS_MOST) {
			pack_fault(r, file->file, c->line, "", "There are "
			    "more than %d rows. Split the scheme.",
			    PACK_ROWS_MOST);
			return;
		}
		row = row_new(r, part, c->line);
		for (const struct field *f = file->record.fields; f->name;
		    f++)
			read_value(r, part, c, f, row);
	}
	if (c->count.replaced > 0 || c->encoding.replaced > 0)
		pack_fault(r, file->file, 1, "", "Some letters of this file "
		    "cannot be read. Save it as UTF-8.");
}

static void
read_csv(struct pack_reader *r, enum pack_part part, const struct buf *bytes)
{
	struct err e = ERR_INIT;
	struct csv c;

	if (!csv_open(&c, r->arena, buf_text(bytes), bytes->len,
	    CSV_HEADINGS, &e)) {
		pack_fault(r, pack_files[part].file, c.line, c.heading, "%s",
		    e.text);
		return;
	}
	judge_headings(r, part, &c);
	read_rows(r, part, &c);
}

static void
read_markdown(struct pack_reader *r, const char *name,
    const struct buf *bytes)
{
	struct buf utf8 = BUF_INIT, safe = BUF_INIT;
	struct encoding_found found;
	struct err e = ERR_INIT;
	const char *slash = strchr(name, '/');
	struct pack_text *t;

	if (!encoding_to_utf8(buf_text(bytes), bytes->len, &utf8, &found,
	    &e))
		pack_fault(r, name, 1, "", "%s", e.text);
	text_import(buf_text(&utf8), utf8.len, TEXT_LINES, &safe, NULL);
	if (text_is_blank(buf_text(&safe)))
		pack_fault(r, name, 1, "", "This text is empty. Write it, or "
		    "take the file away.");
	t = row_new(r, PART_TEXTS, 1);
	t->kind = *name == 't' && name[2] == 'm' ? "template" : "text";
	t->text = arena_strndup(r->arena, slash + 1, strlen(slash + 1) - 3);
	t->markdown = arena_strdup(r->arena, buf_text(&safe));
	buf_release(&utf8);
	buf_release(&safe);
}

static int
part_of(const char *name)
{
	for (int i = 0; i < PART_COUNT; i++)
		if (pack_files[i].file != NULL &&
		    strcmp(pack_files[i].file, name) == 0)
			return i;
	return PART_COUNT;
}

/* The names of files below the folder, "rules.csv" and "texts/x.md". */
struct names {
	const char *name[PACK_FILES_MOST];
	int count;
};

static bool
is_markdown_name(const char *name)
{
	size_t n = strlen(name);

	return n > 3 && n < 60 && strcmp(name + n - 3, ".md") == 0 &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == n - 3;
}

/* Files that nobody means to be part of a pack: editors leave them. */
static bool
is_passed_over(const char *below, const char *name)
{
	return *name == '.' || (*below == '\0' && strcmp(name,
	    "README.md") == 0);
}

static bool list_folder(struct pack_reader *, int at, const char *below,
    struct names *, struct err *);

static bool
list_below(struct pack_reader *r, int at, const char *name, struct names *n,
    struct err *e)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);

	if (fd < 0) {
		pack_fault(r, name, 1, "", "This is no folder of its own, or "
		    "it may not be read. Put the files themselves here.");
		return true;
	}
	return list_folder(r, fd, arena_printf(r->arena, "%s/", name), n, e);
}

static bool
list_entry(struct pack_reader *r, int at, const char *below,
    const char *name, struct names *n, struct err *e)
{
	const char *whole;

	if (is_passed_over(below, name))
		return true;
	if (*below == '\0' && (strcmp(name, "texts") == 0 ||
	    strcmp(name, "templates") == 0))
		return list_below(r, at, arena_strdup(r->arena, name), n, e);
	whole = arena_printf(r->arena, "%s%s", below, name);
	if (*below != '\0' ? !is_markdown_name(name) :
	    part_of(name) == PART_COUNT) {
		pack_fault(r, whole, 1, "", *below != '\0' ?
		    "The name of a text is small letters, digits and “-”, "
		    "then “.md”. Give it another name." :
		    "This file is no part of a rule pack. Take it away, or "
		    "correct its name.");
		return true;
	}
	if (n->count == PACK_FILES_MOST) {
		err_set(e, ERR_DATA, "There are more than %d files in this "
		    "rule pack. Take away what is not needed.",
		    PACK_FILES_MOST);
		return false;
	}
	n->name[n->count++] = whole;
	return true;
}

/* Takes FD over. */
static bool
list_folder(struct pack_reader *r, int fd, const char *below,
    struct names *n, struct err *e)
{
	DIR *dir = fdopendir(fd);
	const struct dirent *d;
	bool ok = dir != NULL;

	if (dir == NULL) {
		close(fd);
		err_set(e, ERR_IO, "The folder of the rule pack cannot be "
		    "read: %s.", strerror(errno));
		return false;
	}
	while (ok && (d = readdir(dir)) != NULL)
		ok = list_entry(r, dirfd(dir), below, d->d_name, n, e);
	closedir(dir);
	return ok;
}

/* No link and no pipe: what is read is what lies in the folder. */
static bool
read_plain(int at, const char *name, struct buf *out, struct err *e)
{
	int fd = openat(at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK |
	    O_CLOEXEC);
	struct stat st;
	bool ok;

	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		if (fd >= 0)
			close(fd);
		err_set(e, ERR_DATA, "This is no plain file that may be "
		    "read. Put the file itself here.");
		return false;
	}
	ok = file_read_fd(fd, name, PACK_FILE_MOST, out, e);
	close(fd);
	return ok;
}

static void
read_file(struct pack_reader *r, int at, const char *name, struct buf *all)
{
	struct buf bytes = BUF_INIT;
	struct err e = ERR_INIT;
	int part = part_of(name);

	if (part < PART_COUNT)
		r->present[part] = true;
	if (!read_plain(at, name, &bytes, &e))
		pack_fault(r, name, 1, "", "%s", e.text);
	else if (part < PART_COUNT)
		read_csv(r, part, &bytes);
	else
		read_markdown(r, name, &bytes);
	buf_printf(all, "%s %zu\n", name, bytes.len);
	if (bytes.len > 0)
		buf_add(all, bytes.p, bytes.len);
	buf_release(&bytes);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
read_all(struct pack_reader *r, int at, struct err *e)
{
	struct names n = { .count = 0 };
	struct buf all = BUF_INIT;
	char digest[HASH_SIZE];
	int again = dup(at);

	if (again < 0 || !list_folder(r, again, "", &n, e))
		return false;
	qsort(n.name, (size_t)n.count, sizeof n.name[0], compare_names);
	for (int i = 0; i < n.count; i++)
		read_file(r, at, n.name[i], &all);
	r->out->digest = arena_strdup(r->arena,
	    hash_sha256(buf_text(&all), all.len, digest));
	if (buf_overflowed(&all))
		pack_fault(r, "", 1, "", "The rule pack is too large. Take "
		    "away what is not needed.");
	buf_release(&all);
	return true;
}

bool
pack_read(struct pack_reader *r, const char *folder, struct err *e)
{
	gid_t was = file_as_caller();
	int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (at < 0) {
		file_as_program(was);
		err_set(e, ERR_NO_INPUT, "There is no folder %s that can be "
		    "read. Name the folder with the files of the rule pack.",
		    folder);
		return false;
	}
	ok = read_all(r, at, e);
	file_as_program(was);
	close(at);
	return ok;
}
