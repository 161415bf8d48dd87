/// The shape of an answer that we ask a model for.
///
/// Only what every provider enforces can be said (2026-11): all members of an object are required and there are no
/// others; what may be absent is null. Lengths and ranges are checked by us, since most providers refuse them.
public indirect enum JSONSchema: Sendable, Hashable {
    /// A member of an object. Models write members in this order, so reasons come before what follows from them.
    public struct Property: Sendable, Hashable {
        public var name: String
        /// Tells the model what is wanted.
        public var description: String
        public var schema: JSONSchema

        public init(_ name: String, _ schema: JSONSchema, _ description: String = "") {
            self.name = name
            self.schema = schema
            self.description = description
        }
    }

    case object([Property])
    case array(of: JSONSchema, atMost: Int)
    /// `longest` in characters.
    case string(longest: Int)
    case choice([String])
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case boolean
    case nullable(JSONSchema)

    /// How much of the schema is told.
    enum Detail {
        /// What all providers enforce.
        case enforced
        /// Lengths and ranges, too: for a model that reads the schema as text.
        case full
    }

    /// As JSON Schema, members in their order.
    func json(_ detail: Detail, description: String = "") -> JSON {
        var members: [JSON.Member] = []
        switch self {
        case .object(let properties):
            members = [
                .init("type", "object"),
                .init(
                    "properties",
                    .object(properties.map { .init($0.name, $0.schema.json(detail, description: $0.description)) })),
                .init("required", .array(properties.map { .string($0.name) })),
                .init("additionalProperties", false),
            ]
        case .array(let items, let most):
            members = [.init("type", "array"), .init("items", items.json(detail))]
            if detail == .full { members.append(.init("maxItems", .number(Double(most)))) }
        case .string(let longest):
            members = [.init("type", "string")]
            if detail == .full { members.append(.init("maxLength", .number(Double(longest)))) }
        case .choice(let words):
            members = [.init("type", "string"), .init("enum", .array(words.map(JSON.string)))]
        case .integer(let range):
            members = [.init("type", "integer")]
            if detail == .full { members += Self.range(Double(range.lowerBound), Double(range.upperBound)) }
        case .number(let range):
            members = [.init("type", "number")]
            if detail == .full { members += Self.range(range.lowerBound, range.upperBound) }
        case .boolean: members = [.init("type", "boolean")]
        case .nullable(let schema):
            members = [.init("anyOf", [schema.json(detail), ["type": "null"]])]
        }
        if !description.isEmpty { members.append(.init("description", .string(description))) }
        return .object(members)
    }

    private static func range(_ lowest: Double, _ highest: Double) -> [JSON.Member] {
        [.init("minimum", .number(lowest)), .init("maximum", .number(highest))]
    }
}
