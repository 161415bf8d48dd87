// Debian's libxml2 is built with ICU, whose headers clash with the copy inside Foundation; ours needs neither.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// xmlFree is a variable that holds a function, which Swift cannot call safely.
static inline void xmlFreeText(xmlChar *text) { xmlFree(text); }
