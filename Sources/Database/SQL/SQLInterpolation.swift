/// What may stand between `\(` and `)` in a statement.
public struct SQLInterpolation: StringInterpolationProtocol {
    private(set) var parts: [SQL.Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
        parts.reserveCapacity(2 * interpolationCount + 1)
    }

    public mutating func appendLiteral(_ literal: String) {
        if !literal.isEmpty { parts.append(.text(literal)) }
    }

    /// Binds a value.
    public mutating func appendInterpolation<Value: SQLValue>(_ value: Value) {
        parts.append(.parameter(Parameter(type: Value.columnType, content: .one(value.cell))))
    }

    /// Binds a value or NULL.
    public mutating func appendInterpolation<Value: SQLValue>(_ value: Value?) {
        parts.append(.parameter(Parameter(type: Value.columnType, content: .one(value.cell))))
    }

    /// Puts another piece of SQL in this place.
    public mutating func appendInterpolation(_ fragment: SQL) {
        parts += fragment.parts
    }

    /// The test for being one of the values: `WHERE id \(in: ids)`. One bound parameter, however many there are.
    public mutating func appendInterpolation<Value: SQLValue>(in values: some Sequence<Value>) {
        let list = Parameter(type: Value.columnType, content: .list(values.map(\.cell)))
        parts.append(
            .choice(
                sqlite: SQL(parts: [.text("IN (SELECT value FROM json_each("), .parameter(list), .text("))")]),
                postgres: SQL(parts: [.text("= ANY("), .parameter(list), .text(")")])))
    }

    /// The name of a table or column that is only known at run time, in quotation marks.
    ///
    /// It must be lower-case letters, digits and `_`, not start with a digit, and have at most 63 characters.
    public mutating func appendInterpolation(identifier name: String) {
        let letters = name.utf8
        precondition(
            (1...63).contains(letters.count) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letters.first!)
                && letters.allSatisfy {
                    switch $0 {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                        UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }, "\"\(name)\" is no identifier")
        parts.append(.text("\"\(name)\""))
    }

    /// What differs between the engines.
    public mutating func appendInterpolation(sqlite: SQL, postgres: SQL) {
        parts.append(.choice(sqlite: sqlite, postgres: postgres))
    }
}
