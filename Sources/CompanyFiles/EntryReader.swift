import Domain
import Foundation

/// Gathers the companies of a file as its records come, and what is wrong with them.
struct EntryReader {
    let limits: CompanyFileLimits
    private var file = CompanyFile()
    private var ignored: [String] = []
    private var line: Int?
    private var records = 0
    private var places: [CompanyID: Int] = [:]

    /// MongoDB's and Mongoose's own, of which nobody needs to be told.
    private static let ownFields: Set = ["_id", "__v"]
    private static let mostIgnored = 50

    init(limits: CompanyFileLimits) { self.limits = limits }

    /// Whatever is reported from now on is about this record.
    /// - Returns: false when there are too many.
    mutating func begin(_ record: CompanyRecord) -> Bool {
        line = record.line
        guard records < limits.rows else {
            report(.file, "the file has more than \(limits.rows) companies; split it")
            return false
        }
        records += 1
        return true
    }

    mutating func take(_ record: CompanyRecord) {
        var values = ValueReader(record: record, limits: limits)
        let entry = values.entry()
        for problem in values.problems { report(problem.loss, problem.reason, field: problem.field) }
        guard let entry else { return }
        if let place = places[entry.company.id] {
            report(
                .row, "is there twice: it replaces the one of line \(file.entries[place].line)",
                field: "company_id “\(entry.company.id)”")
            file.entries[place] = entry
        } else {
            places[entry.company.id] = file.entries.count
            file.entries.append(entry)
        }
    }

    mutating func report(_ loss: CompanyFileProblem.Loss, _ reason: String, field: String? = nil) {
        guard file.problems.count < limits.listedProblems else {
            file.unlistedProblems += 1
            return
        }
        file.problems.append(
            CompanyFileProblem(
                loss: loss, line: line, record: records == 0 ? nil : records, field: field, reason: reason))
    }

    mutating func note(_ sentence: String) { file.notes.append(sentence) }

    /// A field that is not read.
    mutating func ignore(_ name: String) {
        guard ignored.count < Self.mostIgnored, !Self.ownFields.contains(name) else { return }
        let shown = Shown.text(name)
        if !ignored.contains(shown) { ignored.append(shown) }
    }

    consuming func finish() -> CompanyFile {
        if !ignored.isEmpty {
            let names = ignored.sorted().joined(separator: ", ")
            file.notes.append("fields that Scoutly does not know were left out: \(names)")
        }
        return file
    }
}
