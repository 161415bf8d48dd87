import Boards
import Domain
import Fetch
import Foundation

/// The recorded postings of many companies, read through the adapters as the program reads them.
struct RecordedCollection {
    /// A posting and the company whose careers page it stood on.
    struct Entry {
        let file: String
        let company: String
        let posting: Posting
    }

    let entries: [Entry]
    private let byName: [String: Int]

    /// - Parameter folder: the recordings, with their `index.tsv`.
    init(in folder: URL) async throws {
        var entries: [Entry] = []
        for row in try Self.rows(in: folder) {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: row.file)))
            let reader = Reader(fetch: { FetchResponse(url: $0.url, body: bytes) })
            guard let reading = try? await CareersReader(reader: reader).read(row.board) else { continue }
            entries += reading.postings.map { Entry(file: row.file, company: reading.company, posting: $0) }
        }
        entries += try JobFeeds.entries(in: folder)
        self.entries = entries
        byName = Dictionary(
            entries.enumerated().map { ("\($1.file)#\($1.posting.id)", $0) }, uniquingKeysWith: { first, _ in first })
    }

    func entry(file: String, id: String) -> Entry? { byName["\(file)#\(id)"].map { entries[$0] } }

    /// The systems whose one answer holds whole postings, and the boards that the answers are of.
    private static func rows(in folder: URL) throws -> [(file: String, board: URL)] {
        let table = try String(contentsOf: folder.appending(path: "index.tsv"), encoding: .utf8)
        return table.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count > 5, fields[3] == "200", let system = fields[5].split(separator: "/").first else {
                return nil
            }
            let path = fields[2].prefix { $0 != "?" }.split(separator: "/").map(String.init)
            let board: String? =
                switch system {
                case "ashby": path.last.map { "https://jobs.ashbyhq.com/\($0)" }
                case "lever" where path.count == 3: "https://jobs.lever.co/\(path[2])"
                case "greenhouse" where path.last == "jobs" && path.count == 4:
                    "https://job-boards.greenhouse.io/\(path[2])"
                default: nil
                }
            return board.flatMap { URL(string: $0) }.map { (fields[5], $0) }
        }
    }
}
