import Foundation

/// Reads MongoDB's Extended JSON as what it stands for: version 2, canonical and relaxed, and version 1.
/// https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
enum ExtendedJSON {
    /// - Parameter json: as `JSONSerialization` gives it.
    static func value(_ json: Any) -> FieldValue {
        switch json {
        case let text as String: .text(text)
        case let number as NSNumber:
            String(cString: number.objCType) == "c" ? .truth(number.boolValue) : .number(number.doubleValue)
        case let list as [Any]: .list(list.map(value))
        case let members as [String: Any]: typed(members) ?? .members(members.mapValues(value))
        default: .null
        }
    }

    /// `{"$date": …}` and its like; nil for any other object.
    private static func typed(_ members: [String: Any]) -> FieldValue? {
        guard members.count == 1, let (key, json) = members.first, key.hasPrefix("$") else { return nil }
        let inner = value(json)
        switch (key, inner) {
        case ("$oid", .text), ("$symbol", .text), ("$uuid", .text): return inner
        case ("$numberInt", .number), ("$numberLong", .number), ("$numberDouble", .number): return inner
        // Of milliseconds, as every number that stands for a date.
        case ("$date", .number): return inner
        case ("$numberInt", .text(let text)), ("$numberLong", .text(let text)), ("$numberDouble", .text(let text)),
            ("$numberDecimal", .text(let text)):
            return Double(text).map(FieldValue.number) ?? inner
        case ("$date", .text(let text)): return Moment.parse(text).map(FieldValue.date) ?? inner
        case ("$undefined", _): return .null
        default: return nil
        }
    }
}
