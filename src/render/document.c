/*
 * Markdown to a tree that is safe to show.  See document.h.  layout.c makes
 * lines of it, html.c HTML.
 */
#include "src/render/document.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/mem.h"
#include "src/base/text.h"
#include "src/render/tree.h"

/* cmark aborts when memory is gone; ours restores the terminal first. */
static void *
give(size_t count, size_t size)
{
	if (size != 0 && count > (size_t)-1 / size)
		mem_die();
	return mem_alloc(count * size);
}

static void *
give_more(void *p, size_t size)
{
	return mem_resize(p, size, 1);
}

static cmark_mem memory = { give, give_more, free };

static cmark_node *
parse(const char *markdown, size_t n)
{
	cmark_parser *parser = cmark_parser_new_with_mem(
	    CMARK_OPT_VALIDATE_UTF8, &memory);
	cmark_node *root;

	cmark_parser_feed(parser, markdown, n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void
clean_string(cmark_node *node, const char *(*get)(cmark_node *),
    int (*set)(cmark_node *, const char *), enum text_shape shape)
{
	const char *s = get(node);
	struct text_count count = { 0, 0 };
	struct buf b = BUF_INIT;

	if (s == NULL)
		return;
	text_import(s, strlen(s), shape, &b, &count);
	if (strcmp(buf_text(&b), s) != 0)
		set(node, buf_text(&b));
	buf_release(&b);
}

/* The description of an image takes its place: a document loads nothing. */
static void
unwrap_image(cmark_node *image)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(image)) != NULL) {
		cmark_node_unlink(child);
		cmark_node_insert_before(image, child);
	}
	cmark_node_free(image);
}

/*
 * Entities become characters only in the parser, so that the door in, which
 * the source passed, has to be passed again here.
 */
static void
clean_node(cmark_node *node, cmark_event_type event)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		clean_string(node, cmark_node_get_literal,
		    cmark_node_set_literal, TEXT_LINE);
		break;
	case CMARK_NODE_CODE_BLOCK:
		clean_string(node, cmark_node_get_literal,
		    cmark_node_set_literal, TEXT_LINES);
		clean_string(node, cmark_node_get_fence_info,
		    cmark_node_set_fence_info, TEXT_LINE);
		break;
	case CMARK_NODE_LINK:
		if (event != CMARK_EVENT_EXIT)
			break;
		clean_string(node, cmark_node_get_url, cmark_node_set_url,
		    TEXT_LINE);
		clean_string(node, cmark_node_get_title, cmark_node_set_title,
		    TEXT_LINE);
		break;
	case CMARK_NODE_IMAGE:
		if (event == CMARK_EVENT_EXIT)
			unwrap_image(node);
		break;
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		cmark_node_free(node);
		break;
	default:
		break;
	}
}

static bool
has_children(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_THEMATIC_BREAK:
		return false;
	default:
		return true;
	}
}

/* Make the tree safe; false when it is nested too deeply. */
static bool
clean(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	int depth = 0;
	bool ok = true;

	while (ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (has_children(node))
			depth += event == CMARK_EVENT_ENTER ? 1 : -1;
		ok = depth <= DOCUMENT_DEPTH_MAX;
		if (ok)
			clean_node(node, event);
	}
	cmark_iter_free(iter);
	return ok;
}

struct document *
document_parse(const char *markdown, struct err *e)
{
	size_t n = strlen(markdown);
	struct document *d;

	if (n > DOCUMENT_MAX) {
		err_set(e, ERR_DATA, "The document is too long to be shown "
		    "(more than %zu kB).", DOCUMENT_MAX / 1024);
		return NULL;
	}
	d = mem_alloc(sizeof *d);
	d->root = parse(markdown, n);
	if (!clean(d->root)) {
		document_free(d);
		err_set(e, ERR_DATA, "The document is nested too deeply to "
		    "be shown: more than %d levels.", DOCUMENT_DEPTH_MAX);
		return NULL;
	}
	return d;
}

void
document_free(struct document *d)
{
	if (d == NULL)
		return;
	cmark_node_free(d->root);
	free(d);
}
