internal import CSimdJSON
internal import Domain
internal import Foundation
internal import Markup

/// A value in a parsed JSON document, read forgivingly: what is missing or of another type is null, nil or empty,
/// because job boards change shapes without notice and one odd field must not cost a whole board.
struct JSON {
    fileprivate let document: JSONDocument
    fileprivate let value: sj_value?

    /// Parses one document. Bytes that are not UTF-8 are replaced.
    /// - Throws: `JSONError` with simdjson's reason.
    init(parsing bytes: [UInt8]) throws(JSONError) {
        do {
            document = try JSONDocument(bytes)
        } catch  where bytes.count > 0 && error.reason.contains("UTF-8") {
            document = try JSONDocument(Array(String(decoding: bytes, as: UTF8.self).utf8))
        }
        value = sj_root(document.pointer)
    }

    fileprivate init(_ document: JSONDocument, _ value: sj_value?) {
        self.document = document
        self.value = value
    }

    subscript(_ name: StaticString) -> JSON {
        guard let value else { return self }
        var found = sj_value()
        let isThere = name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount) {
            sj_member(value, $0, name.utf8CodeUnitCount, &found)
        }
        return JSON(document, isThere ? found : nil)
    }

    var isNull: Bool { kind == sj_kind_null }
    var isObject: Bool { kind == sj_kind_object }
    var isArray: Bool { kind == sj_kind_array }
    var isString: Bool { kind == sj_kind_string }

    private var kind: sj_kind { value.map(sj_kind_of) ?? sj_kind_null }

    /// More than any board lists: what comes after them was made to do harm.
    private static let maximumElements = 200_000

    /// The elements of an array; none for anything else.
    var array: [JSON] {
        guard let value, isArray else { return [] }
        var iterator = sj_begin(value)
        var elements: [JSON] = []
        var element = sj_value()
        while elements.count < Self.maximumElements, sj_next(&iterator, &element) {
            elements.append(JSON(document, element))
        }
        return elements
    }

    /// The members of an object, in order; none for anything else.
    var members: [(name: String, value: JSON)] {
        guard let value, isObject else { return [] }
        var iterator = sj_begin_members(value)
        var members: [(String, JSON)] = []
        var name: UnsafePointer<CChar>?
        var count = 0
        var member = sj_value()
        while members.count < Self.maximumElements, sj_next_member(&iterator, &name, &count, &member) {
            let key = UnsafeRawPointer(name)?.assumingMemoryBound(to: UInt8.self)
            let text = String(decoding: UnsafeBufferPointer(start: key, count: count), as: UTF8.self)
            members.append((text, JSON(document, member)))
        }
        return members
    }

    /// An array's elements, or the value itself when it is a single one: many systems write one where many may stand.
    var oneOrMany: [JSON] { isNull ? [] : isArray ? array : [self] }

    var bool: Bool? {
        guard let value, kind == sj_kind_bool else { return nil }
        return sj_bool(value)
    }

    /// A whole number, also when it is written as text.
    var integer: Int? {
        guard let value else { return nil }
        switch kind {
        case sj_kind_integer: return Int(sj_integer(value))
        case sj_kind_double: return Int(exactly: sj_double(value).rounded())
        case sj_kind_string: return string.flatMap { Int($0) }
        default: return nil
        }
    }

    /// A number that is written as one.
    var number: Double? {
        guard let value else { return nil }
        switch kind {
        case sj_kind_integer: return Double(sj_integer(value))
        case sj_kind_double: return sj_double(value)
        default: return nil
        }
    }

    /// A string as it stands, or a number as text; nil when empty.
    var string: String? {
        guard let value else { return nil }
        switch kind {
        case sj_kind_string: return withUTF8 { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
        case sj_kind_integer: return String(sj_integer(value))
        case sj_kind_double: return String(sj_double(value))
        default: return nil
        }
    }

    /// A string as one clean line: no references, tags or double spaces; nil when nothing is left.
    var line: String? {
        guard isString else { return string }
        let line = withUTF8 { PlainLine.of(utf8: $0) }
        return line.isEmpty ? nil : line
    }

    /// A string that holds HTML, made harmless.
    var html: CleanHTML? {
        guard isString else { return nil }
        return withUTF8 { $0.isEmpty ? nil : CleanHTML(utf8: $0) }
    }

    /// The string's bytes where they stand in the document; empty for anything else.
    func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let value, kind == sj_kind_string else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        var count = 0
        let start = UnsafeRawPointer(sj_string(value, &count))
        return withExtendedLifetime(document) {
            body(UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count))
        }
    }
}

/// Why bytes are not a JSON document.
struct JSONError: Error {
    /// simdjson's sentence.
    var reason: String
}

/// Owns simdjson's memory for as long as any value of it is held.
private final class JSONDocument {
    let pointer: OpaquePointer

    init(_ bytes: [UInt8]) throws(JSONError) {
        var reason: UnsafePointer<CChar>?
        guard let parsed = bytes.withUnsafeBufferPointer({ sj_parse($0.baseAddress, $0.count, &reason) }) else {
            throw JSONError(reason: reason.map { String(cString: $0) } ?? "not JSON")
        }
        pointer = parsed
    }

    deinit { sj_free(pointer) }
}
