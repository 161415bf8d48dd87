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

// Iterators are tape references too; both kinds are kept as (document, next, end).
template <typename Iterator>
static Iterator at(const void *document, size_t index) {
    static_assert(sizeof(Iterator) == sizeof(sj_value), "simdjson's iterators are tape references");
    static_assert(std::is_trivially_copyable<Iterator>::value, "simdjson's iterators can be copied as bytes");
    sj_value position{document, index};
    Iterator made = *reinterpret_cast<Iterator *>(&position);
    return made;
}

template <typename Container>
static sj_iterator over(const Container &container) {
    auto first = container.begin(), last = container.end();
    sj_value from, to;
    std::memcpy(&from, &first, sizeof from);
    std::memcpy(&to, &last, sizeof to);
    return {from.document, from.index, to.index};
}

sj_iterator sj_begin(sj_value container) {
    dom::array items;
    if (!element(container).get(items)) return over(items);
    dom::object members;
    if (!element(container).get(members)) return over(members);
    return {nullptr, 0, 0};
}

bool sj_next(sj_iterator *iterator, bool is_object, const char **key, size_t *key_count, sj_value *found) {
    if (iterator->next == iterator->end) return false;
    sj_value advanced;
    if (is_object) {
        auto position = at<dom::object::iterator>(iterator->document, iterator->next);
        auto name = position.key();
        *key = name.data();
        *key_count = name.size();
        *found = value(position.value());
        ++position;
        std::memcpy(&advanced, &position, sizeof advanced);
    } else {
        auto position = at<dom::array::iterator>(iterator->document, iterator->next);
        *found = value(*position);
        ++position;
        std::memcpy(&advanced, &position, sizeof advanced);
    }
    iterator->next = advanced.index;
    return true;
}
