/// A field that is nil where the JSON has none or has something of another shape.
@propertyWrapper
struct Lenient<Value: Decodable & Sendable>: Decodable, Sendable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }

    init(from decoder: any Decoder) throws {
        wrappedValue = try? Value(from: decoder)
    }
}

extension KeyedDecodingContainer {
    /// What the synthesized decoding of a `Lenient` field calls; without it a missing key would be an error.
    func decode<Value>(_ type: Lenient<Value>.Type, forKey key: Key) throws -> Lenient<Value> {
        (try? decodeIfPresent(type, forKey: key)) ?? Lenient(wrappedValue: nil)
    }
}

/// A list without those of its elements that have another shape.
struct LenientList<Element: Decodable & Sendable>: Decodable, Sendable {
    var elements: [Element]

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        elements = []
        while !container.isAtEnd {
            if let element = try container.decode(Lenient<Element>.self).wrappedValue { elements.append(element) }
        }
    }
}

/// Text, or a number where text belongs ("startDate": 2019).
struct LenientText: Decodable, Sendable {
    var text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else if let number = try? container.decode(Int.self) {
            text = String(number)
        } else {
            text = String(try container.decode(Double.self))
        }
    }
}

/// An entry of the schema, or the bare text that people write in its place ("skills": ["SQL"]).
enum TextOr<Entry: Decodable & Sendable>: Decodable, Sendable {
    case text(LenientText)
    case entry(Entry)

    init(from decoder: any Decoder) throws {
        if let text = try? LenientText(from: decoder) {
            self = .text(text)
        } else {
            self = .entry(try Entry(from: decoder))
        }
    }

    func render(_ entry: (Entry) -> String) -> String {
        switch self {
        case .text(let text): text.text
        case .entry(let value): entry(value)
        }
    }
}
