import Boards
import Fetch
import Foundation

/// Reads recorded boards from bytes to complete postings, and says what it cost.
///
/// Prints a line with tabs between: postings; CPU seconds of one pass over all files, the best of REPEATS; the bytes by
/// which memory grew at its peak while the largest reply was read; that reply's bytes; the same two for a reply near the
/// client's limit of 20 MB, made by repeating the largest one's postings.
enum RecordedReplies {
    static func run(in recordings: URL, repeats: Int) async throws {
        let replies = try recordedReplies(in: recordings)
        guard let largest = replies.max(by: { $0.bytes.count < $1.bytes.count }) else { exit(66) }

        // What the program itself needs, its catalogue for one, is not the reply's.
        for reply in replies.prefix(3) { _ = try await read(reply) }
        let before = try Cost.resetPeakMemory()
        _ = try await read(largest)
        let growth = Cost.peakMemory - before
        var postings = 0
        var best = Double.infinity
        for _ in 1...repeats {
            let started = Cost.cpuSeconds
            postings = 0
            for reply in replies { postings += try await read(reply) }
            best = min(best, Cost.cpuSeconds - started)
        }
        let huge = Reply(system: largest.system, bytes: repeated(largest.bytes, upTo: 19 << 20))
        let beforeHuge = try Cost.resetPeakMemory()
        _ = try await read(huge)
        let hugeGrowth = Cost.peakMemory - beforeHuge
        print(postings, best, growth, largest.bytes.count, hugeGrowth, huge.bytes.count, separator: "\t")
    }

    private struct Reply {
        var system: String
        var bytes: [UInt8]
    }

    private static func recordedReplies(in folder: URL) throws -> [Reply] {
        let table = try String(contentsOf: folder.appending(path: "expected.tsv"), encoding: .utf8)
        return try table.split(separator: "\n").compactMap { line in
            let file = String(line.prefix { $0 != "\t" })
            let system = String(file.prefix { $0 != "/" })
            guard boards[system] != nil else { return nil }
            return Reply(system: system, bytes: [UInt8](try Data(contentsOf: folder.appending(path: file))))
        }
    }

    private static let boards = [
        "greenhouse": "https://job-boards.greenhouse.io/recorded", "lever": "https://jobs.lever.co/recorded",
        "ashby": "https://jobs.ashbyhq.com/recorded",
    ]

    private static func read(_ reply: Reply) async throws -> Int {
        guard let url = boards[reply.system].flatMap({ URL(string: $0) }) else { return 0 }
        let reader = Reader(fetch: { FetchResponse(url: $0.url, body: reply.bytes) })
        return try await CareersReader(reader: reader).read(url).postings.count
    }

    /// An Ashby answer whose list holds the same postings again and again.
    private static func repeated(_ answer: [UInt8], upTo limit: Int) -> [UInt8] {
        guard let start = answer.firstIndex(of: UInt8(ascii: "[")), let end = answer.lastIndex(of: UInt8(ascii: "]"))
        else {
            return answer
        }
        let list = answer[(start + 1)..<end]
        var bytes = Array(answer[...start]) + list
        while bytes.count + list.count + 64 < limit { bytes += [UInt8(ascii: ",")] + list }
        return bytes + answer[end...]
    }
}
