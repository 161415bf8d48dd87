extension JSONSchema {
    /// What a value lacks to be of the schema.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// Where in the value: `$.reasons[2].quote`.
        public var path: String
        /// A sentence's end: "is missing", "is a string and should be an integer".
        public var reason: String

        public var description: String { "\(path) \(reason)" }
    }

    /// No more problems are told than these; the rest would not help a model to mend them.
    static let mostProblems = 20

    /// The value as the schema has it, or why it is not of it.
    ///
    /// What no meaning hangs on is put right: members that were not asked for are left out, an absent member that may
    /// be null is null, a number in quotation marks is a number, strings and arrays are cut at their limit.
    public func conforming(_ value: JSON) -> Result<JSON, Nonconforming> {
        var problems: [Problem] = []
        let value = conform(value, at: "$", &problems)
        return problems.isEmpty ? .success(value) : .failure(Nonconforming(problems: problems))
    }

    /// A value is not of the schema, and nothing could be done about it.
    public struct Nonconforming: Error, Sendable, Hashable {
        /// At least one, at most 20.
        public var problems: [Problem]
    }

    private func conform(_ value: JSON, at path: String, _ problems: inout [Problem]) -> JSON {
        switch (self, value) {
        case (.object(let properties), .object): return object(properties, value, at: path, &problems)
        case (.array(let schema, let most), .array(let items)):
            return .array(
                items.prefix(most).enumerated().map { schema.conform($1, at: "\(path)[\($0)]", &problems) })
        case (.string(let longest), .string(let text)): return .string(String(text.prefix(longest)))
        case (.choice(let words), .string(let text)):
            if words.contains(text) { return value }
            let same = words.filter { $0.caseInsensitiveCompare(text) }
            if same.count == 1 { return .string(same[0]) }
            note(&problems, path, "is “\(text.prefix(40))” and should be one of \(words.joined(separator: ", "))")
        case (.integer(let range), _):
            guard let number = Self.number(value) else { break }
            guard let whole = Int(exactly: number) else {
                note(&problems, path, "is \(number) and should be an integer")
                return value
            }
            if range.contains(whole) { return .number(number) }
            note(&problems, path, "is \(whole) and should be from \(range.lowerBound) to \(range.upperBound)")
        case (.number(let range), _):
            guard let number = Self.number(value) else { break }
            if range.contains(number) { return .number(number) }
            note(&problems, path, "is \(number) and should be from \(range.lowerBound) to \(range.upperBound)")
        case (.boolean, .bool): return value
        case (.boolean, .string("true")): return true
        case (.boolean, .string("false")): return false
        case (.nullable, .null): return .null
        case (.nullable(let schema), _): return schema.conform(value, at: path, &problems)
        default: break
        }
        if problems.last?.path != path {
            note(&problems, path, "is \(Self.kind(of: value)) and should be \(kind)")
        }
        return value
    }

    private func object(
        _ properties: [Property], _ value: JSON, at path: String, _ problems: inout [Problem]
    ) -> JSON {
        .object(
            properties.map { property in
                let inner = "\(path).\(property.name)"
                if let member = value[property.name] {
                    return .init(property.name, property.schema.conform(member, at: inner, &problems))
                }
                if case .nullable = property.schema { return .init(property.name, .null) }
                note(&problems, inner, "is missing")
                return .init(property.name, .null)
            })
    }

    private func note(_ problems: inout [Problem], _ path: String, _ reason: String) {
        if problems.count < Self.mostProblems { problems.append(Problem(path: path, reason: reason)) }
    }

    private static func number(_ value: JSON) -> Double? {
        if case .string(let text) = value, text.utf8.count <= 32, let number = Double(text), number.isFinite {
            return number
        }
        return value.number
    }

    private var kind: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string, .choice: "a string"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "true or false"
        case .nullable(let schema): "\(schema.kind) or null"
        }
    }

    private static func kind(of value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension String {
    fileprivate func caseInsensitiveCompare(_ other: String) -> Bool { lowercased() == other.lowercased() }
}
