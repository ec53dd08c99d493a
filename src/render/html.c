/*
 * The door out to HTML.  See document.h.
 */
#include "src/render/document.h"

#include <stdlib.h>
#include <string.h>

#include "src/render/tree.h"

/* Black on white, large, narrow: it is printed, and read on telephones. */
static const char head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en-GB\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n"
	"<title>";
static const char after_title[] =
	"</title>\n"
	"<style>\n"
	"body { font: 1.1em/1.5 sans-serif; color: #000; background: #fff; "
	    "max-width: 40em; margin: 2em auto; padding: 0 1em; }\n"
	"h1, h2, h3 { line-height: 1.2; }\n"
	"li { margin: 0.3em 0; }\n"
	"pre, code { font-family: monospace; }\n"
	"pre { white-space: pre-wrap; }\n"
	"blockquote { margin-left: 0; padding-left: 1em; "
	    "border-left: 0.2em solid #666; }\n"
	"</style>\n"
	"</head>\n"
	"<body>\n";
static const char tail[] =
	"</body>\n"
	"</html>\n";

void
html_escape(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '<':
			buf_str(out, "&lt;");
			break;
		case '>':
			buf_str(out, "&gt;");
			break;
		case '&':
			buf_str(out, "&amp;");
			break;
		case '"':
			buf_str(out, "&quot;");
			break;
		case '\'':
			buf_str(out, "&#39;");
			break;
		default:
			buf_char(out, *text);
		}
	}
}

void
document_html(struct document *d, const char *title, struct buf *out)
{
	/* without CMARK_OPT_UNSAFE: no raw HTML, no javascript: links */
	char *body = cmark_render_html(d->root, CMARK_OPT_DEFAULT);

	buf_str(out, head);
	html_escape(out, title);
	buf_str(out, after_title);
	buf_str(out, body);
	buf_str(out, tail);
	explicit_bzero(body, strlen(body));
	free(body);
}
