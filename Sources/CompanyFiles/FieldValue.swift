import Foundation

/// What a file says in one field, whatever it is written in.
enum FieldValue {
    case null
    case text(String)
    case number(Double)
    case truth(Bool)
    case date(Date)
    case list([FieldValue])
    case members([String: FieldValue])

    /// "a list", for problems.
    var kind: String {
        switch self {
        case .null: "nothing"
        case .text: "text"
        case .number: "a number"
        case .truth: "true or false"
        case .date: "a date"
        case .list: "a list"
        case .members: "an object"
        }
    }
}

/// One company of a file, its values not yet judged.
struct CompanyRecord {
    /// From 1.
    var line: Int
    private var values = [FieldValue](repeating: .null, count: CompanyField.allCases.count)

    init(line: Int) { self.line = line }

    subscript(field: CompanyField) -> FieldValue {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }
}
