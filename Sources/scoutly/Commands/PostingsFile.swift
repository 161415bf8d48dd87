import Domain
import Foundation
import Markup

/// Postings given by hand: a JSON object a line.
struct PostingsFile {
    private(set) var postings: [Posting] = []
    private(set) var warnings: [String] = []

    private static let maximumBytes = 1 << 30

    /// - Throws: `Failure` that names the file, and the line and member where it goes wrong.
    static func load(_ path: String) throws -> PostingsFile {
        let data: Data
        if path == "-" {
            data = try FileHandle.standardInput.readToEnd() ?? Data()
        } else {
            let expanded = NSString(string: path).expandingTildeInPath
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: expanded, isDirectory: &isFolder) else {
                throw Failure(.noInput, "the postings file \(path) does not exist")
            }
            guard !isFolder.boolValue, let contents = FileManager.default.contents(atPath: expanded) else {
                throw Failure(
                    .badData, "the postings file \(path) cannot be read\(isFolder.boolValue ? ": it is a folder" : "")")
            }
            data = contents
        }
        guard data.count <= maximumBytes else {
            throw Failure(.badData, "the postings file \(path) is larger than 1 GiB")
        }
        return try PostingsFile(data, name: path == "-" ? "standard input" : path)
    }

    init(_ data: Data, name: String) throws {
        let decoder = JSONDecoder()
        if let report = try? decoder.decode(WholeReport.self, from: data) {
            for (index, line) in report.postings.enumerated() { postings.append(try line.posting(number: index + 1)) }
            return
        }
        var ids: Set<PostingID> = []
        var repeated = 0
        for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let posting: Posting
            do {
                posting = try decoder.decode(Line.self, from: Data(line)).posting(number: index + 1)
            } catch {
                throw Failure(.badData, "\(name), line \(index + 1): \(Self.explain(error))")
            }
            if ids.insert(posting.id).inserted { postings.append(posting) } else { repeated += 1 }
        }
        guard !postings.isEmpty else {
            throw Failure(
                .badData,
                "\(name) has no postings; one JSON object a line belongs there: "
                    + #"{"id": "1", "title": "Nurse", "description": "…", "location": "Leeds"}"#)
        }
        if repeated == 1 { warnings.append("1 line repeats an id and was left out") }
        if repeated > 1 { warnings.append("\(repeated) lines repeat an id and were left out") }
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "there is no “\(key.stringValue)”"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.codingPath.isEmpty
                ? "a JSON object belongs there"
                : "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” has the wrong type"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” cannot be understood: \(context.debugDescription)"
        case DecodingError.dataCorrupted: "is not a JSON object on one line"
        default: "\(error)"
        }
    }

    /// The members that are understood; only the title is needed.
    private struct Line: Decodable {
        var id: Flexible?
        var title: String
        var description: String?
        var descriptionHTML: String?
        var location: String?
        var locations: [String]?
        var url: String?
        var workplace: Workplace?
        var employmentType: EmploymentType?
        var department: String?
        var salary: Salary?
        var postedAt: Moment?
        var updatedAt: Moment?

        func posting(number: Int) throws -> Posting {
            let title = PlainLine.of(title)
            guard !title.isEmpty else {
                throw DecodingError.dataCorrupted(.init(codingPath: [Key("title")], debugDescription: "it is empty"))
            }
            let clean = CleanHTML(descriptionHTML ?? description ?? "")
            return Posting(
                id: PostingID(id?.text ?? "line-\(number)"), title: title, url: url.flatMap { URL(string: $0) },
                locations: (locations ?? location.map { [$0] } ?? []).map(PlainLine.of).filter { !$0.isEmpty },
                workplace: workplace, employmentType: employmentType, department: department.map(PlainLine.of),
                salary: salary, postedAt: postedAt?.date, updatedAt: updatedAt?.date, description: clean.text,
                descriptionHTML: clean.html)
        }
    }

    /// What `scoutly read --format json` prints.
    private struct WholeReport: Decodable {
        var postings: [Line]
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// "2026-11-01T09:30:00Z", "2026-11-01T09:30:00+01:00" or "2026-11-01".
    private struct Moment: Decodable {
        var date: Date

        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            let found =
                (try? Date(text, strategy: .iso8601)) ?? (try? Date(text, strategy: .iso8601.year().month().day()))
            guard let found else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is no ISO 8601 date"))
            }
            date = found
        }
    }

    /// An id that is written as text or as a number.
    private struct Flexible: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            text = if let number = try? value.decode(Int.self) { String(number) } else { try value.decode(String.self) }
        }
    }
}
