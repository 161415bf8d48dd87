import Boards
import Domain
import Fetch
import Foundation
import Synchronization

/// Reads recorded careers sites through the adapters, as the program reads real ones.
struct Recordings {
    private struct Row {
        var host: String
        var method: String
        var target: String
        var contentType: String
        var file: String
        var body: String
    }

    private let folder: URL
    private let rows: [Row]
    private var readings: [String: Reading] = [:]

    init(folder: URL) throws {
        self.folder = folder
        let index = try String(contentsOf: folder.appending(path: "index.tsv"), encoding: .utf8)
        rows = index.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 6, fields[3] == "200" else { return nil }
            return Row(
                host: fields[0], method: fields[1], target: fields[2], contentType: fields[4], file: fields[5],
                body: fields.count > 6 ? fields[6] : "")
        }
    }

    /// The posting with this id in a recording, or the only one there; nil where no adapter makes it a posting.
    mutating func posting(_ id: String, in file: String) async throws -> (posting: Posting, company: String)? {
        let reading: Reading?
        if let known = readings[file] { reading = known } else { reading = try? await read(file) }
        guard let reading else { return nil }
        readings[file] = reading
        let named = reading.postings.first {
            $0.id.rawValue == id || $0.id.rawValue.contains(id) || $0.url?.absoluteString.contains(id) == true
        }
        guard let posting = named ?? (reading.postings.count == 1 ? reading.postings.first : nil) else { return nil }
        return (posting, reading.company)
    }

    private func read(_ file: String) async throws -> Reading {
        let (rows, folder) = (rows, folder)
        let isFirst = Mutex(true)
        let fetch: Fetch = { request in
            let parts = URLComponents(url: request.url, resolvingAgainstBaseURL: false)
            // The recording itself answers the first question, whatever it is: not all of them say what was asked.
            if isFirst.withLock({ exchange(&$0, with: false) }) {
                let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
                let type = rows.first { $0.file == file }?.contentType ?? Self.contentType(of: file)
                return FetchResponse(url: request.url, headers: ["content-type": type], body: bytes)
            }
            let row = rows.first {
                $0.host == parts?.host && $0.method == request.method.rawValue && !$0.target.contains("?")
                    && $0.target == parts?.path && (request.body ?? "").contains($0.body)
            }
            guard let row else { throw FetchError(.gone, request.url, "is not recorded", status: 404) }
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: row.file)))
            return FetchResponse(url: request.url, headers: ["content-type": row.contentType], body: bytes)
        }
        return try await CareersReader(reader: Reader(fetch: fetch)).read(address(of: file))
    }

    /// Where the recording would be asked for: at the system's own address for those that have one.
    private func address(of file: String) -> URL {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let stem = name.replacing(".json", with: "")
        let text =
            switch file.prefix(while: { $0 != "/" }) {
            case "ashby": "https://jobs.ashbyhq.com/\(stem)"
            case "lever": "https://jobs.lever.co/\(stem.replacing("jobos-", with: ""))"
            case "greenhouse": "https://job-boards.greenhouse.io/recorded"
            case "phenom": "https://careers.mcdonalds.ca/jobs"
            case "recruitee": "https://jobs.recruitee.com"
            case "pinpoint": "https://aawdc.pinpointhq.com"
            case "personio": "https://personio.jobs.personio.de"
            default:
                rows.first { $0.file == file }.map { "https://\($0.host)\($0.target)" }
                    ?? "https://recorded.example/\(name)"
            }
        return URL(string: text) ?? folder
    }

    private static func contentType(of file: String) -> String {
        switch file.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "xml": "application/xml"
        default: "application/json"
        }
    }
}
