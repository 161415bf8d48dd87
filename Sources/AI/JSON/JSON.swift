/// A JSON value whose objects keep their order: what is sent twice is the same bytes, which a provider's cache needs.
public enum JSON: Sendable, Hashable {
    /// One name and its value; of two with one name the later counts.
    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSON

        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// Reads a JSON text (RFC 8259) of any type, at most `NearJSON.deepest` levels deep; nil when it is anything else.
    public init?(parsing text: some Sequence<UInt8>) {
        guard let reading = NearJSON.read(Array(text)), reading.isExact else { return nil }
        self = reading.value
    }

    /// Nil when this is no object, or has no such member.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// Nil when this is no array, or a shorter one.
    public subscript(index: Int) -> JSON? {
        guard case .array(let items) = self, items.indices.contains(index) else { return nil }
        return items[index]
    }

    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    public var number: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    /// Nil when this is no number, has a fraction, or is beyond what a `Double` holds exactly.
    public var integer: Int? {
        guard case .number(let value) = self, value.magnitude <= 9_007_199_254_740_992 else { return nil }
        return Int(exactly: value)
    }

    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// Empty when this is no array.
    public var items: [JSON] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    /// Empty when this is no object.
    public var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    public var isNull: Bool { self == .null }

    /// This object with the members of another over its own, object by object.
    public func merging(_ other: JSON) -> JSON {
        guard case .object(var merged) = self, case .object(let added) = other else { return other }
        for member in added {
            if let index = merged.lastIndex(where: { $0.name == member.name }) {
                merged[index].value = merged[index].value.merging(member.value)
            } else {
                merged.append(member)
            }
        }
        return .object(merged)
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0, $1) }) }
}
