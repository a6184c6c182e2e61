#pragma once
// Debian's libxml2 is built with ICU and includes its headers, which contradict those of Foundation's own ICU. Only the
// layout of encoding handlers depends on it, and nobody touches those.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
