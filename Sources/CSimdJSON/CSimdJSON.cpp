#include "CSimdJSON.h"

#include <cstring>
#include <new>
#include <simdjson.h>
#include <utility>

using namespace simdjson;

struct sj_document {
    dom::parser parser;
    dom::element root;
};

// dom::element is a tape reference (document, index); the C structs carry the same two words.
static_assert(sizeof(dom::element) == sizeof(sj_value), "simdjson's element is a tape reference");
static_assert(std::is_trivially_copyable<dom::element>::value, "simdjson's element can be copied as bytes");

static dom::element element(sj_value value) {
    dom::element made;
    std::memcpy(&made, &value, sizeof made);
    return made;
}

static sj_value value(dom::element element) {
    sj_value made;
    std::memcpy(&made, &element, sizeof made);
    return made;
}

sj_document *sj_parse(const uint8_t *bytes, size_t count, const char **reason) {
    auto *document = new (std::nothrow) sj_document;
    if (document == nullptr) {
        *reason = "out of memory";
        return nullptr;
    }
    auto error = document->parser.parse(bytes, count).get(document->root);
    if (error) {
        *reason = error_message(error);
        delete document;
        return nullptr;
    }
    return document;
}

void sj_free(sj_document *document) { delete document; }

sj_value sj_root(const sj_document *document) { return value(document->root); }

sj_kind sj_kind_of(sj_value of) {
    switch (element(of).type()) {
        case dom::element_type::ARRAY: return sj_kind_array;
        case dom::element_type::OBJECT: return sj_kind_object;
        case dom::element_type::INT64:
        case dom::element_type::UINT64: return sj_kind_integer;
        case dom::element_type::DOUBLE: return sj_kind_double;
        case dom::element_type::STRING: return sj_kind_string;
        case dom::element_type::BOOL: return sj_kind_bool;
        case dom::element_type::NULL_VALUE: return sj_kind_null;
    }
    return sj_kind_null;
}

bool sj_bool(sj_value of) {
    bool result = false;
    (void)element(of).get(result);
    return result;
}

int64_t sj_integer(sj_value of) {
    int64_t result = 0;
    if (element(of).get(result) == NUMBER_OUT_OF_RANGE) result = INT64_MAX;
    return result;
}

double sj_double(sj_value of) {
    double result = 0;
    (void)element(of).get(result);
    return result;
}

const char *sj_string(sj_value of, size_t *count) {
    std::string_view text;
    if (element(of).get(text)) {
        *count = 0;
        return "";
    }
    *count = text.size();
    return text.data();
}

bool sj_member(sj_value object, const char *name, size_t count, sj_value *found) {
    dom::object members;
    dom::element member;
    if (element(object).get(members) || members.at_key(std::string_view(name, count)).get(member)) return false;
    *found = value(member);
    return true;
}

// Iterators are tape references, too.
static_assert(sizeof(dom::array::iterator) == sizeof(sj_value), "simdjson's iterator is a tape reference");
static_assert(std::is_trivially_copyable<dom::array::iterator>::value, "simdjson's iterator can be copied as bytes");

static_assert(sizeof(dom::object::iterator) == sizeof(sj_value), "simdjson's iterator is a tape reference");
static_assert(std::is_trivially_copyable<dom::object::iterator>::value, "simdjson's iterator can be copied as bytes");

template <typename Iterator> static sj_value reference(const Iterator &iterator) {
    sj_value made;
    std::memcpy(&made, &iterator, sizeof made);
    return made;
}

sj_iterator sj_begin(sj_value array) {
    dom::array items;
    if (element(array).get(items)) return {nullptr, 0, 0};
    sj_value first = reference(items.begin());
    return {first.document, first.index, reference(items.end()).index};
}

bool sj_next(sj_iterator *iterator, sj_value *found) {
    if (iterator->next == iterator->end) return false;
    sj_value place{iterator->document, iterator->next};
    dom::array::iterator position;
    std::memcpy(static_cast<void *>(&position), &place, sizeof position);
    *found = value(*position);
    iterator->next = reference(++position).index;
    return true;
}

sj_iterator sj_begin_members(sj_value object) {
    dom::object members;
    if (element(object).get(members)) return {nullptr, 0, 0};
    sj_value first = reference(members.begin());
    return {first.document, first.index, reference(members.end()).index};
}

bool sj_next_member(sj_iterator *iterator, const char **name, size_t *count, sj_value *found) {
    if (iterator->next == iterator->end) return false;
    sj_value place{iterator->document, iterator->next};
    dom::object::iterator position;
    std::memcpy(static_cast<void *>(&position), &place, sizeof position);
    std::string_view key = position.key();
    *name = key.data();
    *count = key.size();
    *found = value(position.value());
    iterator->next = reference(++position).index;
    return true;
}
