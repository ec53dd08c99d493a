/*
 * Inside src/render: the tree behind a document.
 */
#ifndef RENDER_TREE_H
#define RENDER_TREE_H

#include <cmark.h>

struct document {
	cmark_node *root;
};

#endif
