import Domain
import Foundation
import Matching

/// One posting's facts as they are printed.
struct FactsRecord: Encodable {
    var line: Int
    var id: String
    var title: String
    var company: String?
    var url: String?
    var facts: Facts

    init(line: Int, read: LoosePosting, facts: Facts) {
        self.line = line
        id = read.posting.id.rawValue
        title = read.posting.title
        company = read.company
        url = read.posting.url?.absoluteString
        self.facts = facts
    }
}

/// Writes records one after another, so that no file is too long for the memory.
struct FactsOutput {
    let format: FactsCommand.Format
    private(set) var written = 0
    /// Lines that could not be used, each with its number.
    var problems: [String] = []
    private let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    init(format: FactsCommand.Format) { self.format = format }

    func begin() throws {
        if format == .json { try Console.output("{\"factsVersion\":\(Facts.currentVersion),\"postings\":[") }
    }

    mutating func write(_ record: FactsRecord) throws {
        switch format {
        case .text: try Console.output(FactsText(record).lines.joined(separator: "\n") + "\n\n")
        case .json: try Console.output((written == 0 ? "\n" : ",\n") + json(record))
        case .jsonl: try Console.output(try json(record) + "\n")
        }
        written += 1
    }

    func end() throws {
        guard format == .json else { return }
        try Console.output("\n],\"warnings\":\(json(problems))}\n")
    }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
