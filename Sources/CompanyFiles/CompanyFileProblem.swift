/// Something of a file that could not be taken as it stands.
public struct CompanyFileProblem: Sendable, Hashable, CustomStringConvertible {
    /// What is missing because of it.
    public enum Loss: Sendable, Hashable {
        /// The file, or what is left of it from there on.
        case file
        case row
        /// A value; the rest of its row came.
        case value
    }

    public var loss: Loss
    /// Where the row begins, from 1.
    public var line: Int?
    /// Which of the file's companies it is, from 1.
    public var record: Int?
    /// "careers_url"
    public var field: String?
    /// What is there and what would be right.
    public var reason: String

    /// "line 12 (company 11), careers_url: …"
    public var description: String {
        var place: [String] = []
        if let line { place.append("line \(line)" + (record.map { " (company \($0))" } ?? "")) }
        if let field { place.append(field) }
        return place.isEmpty ? reason : "\(place.joined(separator: ", ")): \(reason)"
    }
}
