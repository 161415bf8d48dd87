// A C face for simdjson's DOM parser (https://simdjson.org): parse once, then walk values without copying strings.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parsed document; owns every value and string reached through it.
typedef struct sj_document sj_document;

/// A position in a document's tape. Valid as long as its document.
typedef struct {
    const void *document;
    size_t index;
} sj_value;

typedef enum {
    sj_kind_null,
    sj_kind_bool,
    sj_kind_integer,
    sj_kind_double,
    sj_kind_string,
    sj_kind_array,
    sj_kind_object
} sj_kind;

/// Where an iteration over an array stands.
typedef struct {
    const void *document;
    size_t next;
    size_t end;
} sj_iterator;

/// Parses UTF-8 JSON. Returns NULL and an English reason (a static string) when the text is not JSON.
sj_document *sj_parse(const uint8_t *bytes, size_t count, const char **reason);
void sj_free(sj_document *document);
sj_value sj_root(const sj_document *document);

sj_kind sj_kind_of(sj_value value);
bool sj_bool(sj_value value);
/// The value as a signed integer; a larger unsigned one is clamped.
int64_t sj_integer(sj_value value);
double sj_double(sj_value value);
/// UTF-8, without a terminator that counts.
const char *sj_string(sj_value value, size_t *count);

/// The first member named so, false when there is none or the value is no object.
bool sj_member(sj_value object, const char *name, size_t count, sj_value *found);

/// Over the values of an object's members, with their names; over nothing for anything else.
sj_iterator sj_begin_members(sj_value object);
bool sj_next_member(sj_iterator *iterator, const char **name, size_t *count, sj_value *found);

/// Over the elements of an array; over nothing for anything else.
sj_iterator sj_begin(sj_value array);
bool sj_next(sj_iterator *iterator, sj_value *element);

#ifdef __cplusplus
}
#endif
