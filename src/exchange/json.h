/*
 * JSON out: one document, written as it comes, indented by two spaces so
 * that people can read it too.  Reading JSON is db/json.c.
 */
#ifndef EXCHANGE_JSON_H
#define EXCHANGE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/buf.h"
#include "src/model/field.h"

#define JSON_DEPTH_MAX 32

struct json {
	struct buf *out;
	int depth;
	bool begun[JSON_DEPTH_MAX];	/* something stands on this level */
	bool array[JSON_DEPTH_MAX];
};

#define JSON_INIT(b) { .out = (b) }

/*
 * Every call takes the key under which the value stands in its object; NULL
 * inside an array and for the outermost value.  Mixing that up, and closing
 * what is not open, are programmer's errors.
 */
void json_open_object(struct json *, const char *key);
void json_close_object(struct json *);
void json_open_array(struct json *, const char *key);
void json_close_array(struct json *);

/* NULL becomes null.  Bytes that are not UTF-8 become U+FFFD. */
void json_text(struct json *, const char *key, const char *value);
/* The same, but "" becomes null as well. */
void json_text_or_null(struct json *, const char *key, const char *value);
void json_int(struct json *, const char *key, long long value);
/* A figure as it is written, such as 92.5; text when it is no number. */
void json_figure(struct json *, const char *key, const char *digits);
void json_bool(struct json *, const char *key, bool value);
void json_null(struct json *, const char *key);

/* Absent values of the model (INT_NONE, YES_NONE, DAY_NONE, TIME_NONE)
 * become null. */
void json_number(struct json *, const char *key, int value);
void json_yes(struct json *, const char *key, int value);
void json_day(struct json *, const char *key, int day);

/* "2025-11-12T14:06:00+00:00"; OFFSET is the local time's, in seconds. */
void json_time(struct json *, const char *key, int64_t seconds, int offset);

/* One field of a record under its own name; a time is given in UTC. */
void json_field(struct json *, const struct field *, const void *row);
/* All of them, into the object that is open. */
void json_record(struct json *, const struct record *, const void *row);

/* The document is whole: end its last line. */
void json_end(struct json *);

#endif
