import Foundation

/// The lines of a file of postings, whoever wrote it.
struct LoosePostings {
    struct Line {
        let number: Int
        let bytes: Data
    }

    let name: String
    let lines: [Line]
    private static let maximumBytes = 1 << 30

    /// - Throws: `Failure` when the file is not there, cannot be read or is larger than 1 GiB.
    init(path: String) throws {
        name = path == "-" ? "standard input" : path
        let data: Data
        if path == "-" {
            do {
                data = try FileHandle.standardInput.readToEnd() ?? Data()
            } catch {
                throw Failure(.noInput, "standard input cannot be read")
            }
        } else {
            let expanded = NSString(string: path).expandingTildeInPath
            guard FileManager.default.fileExists(atPath: expanded) else {
                throw Failure(.noInput, "the postings file \(path) does not exist")
            }
            guard let contents = FileManager.default.contents(atPath: expanded) else {
                throw Failure(.badData, "the postings file \(path) cannot be read")
            }
            data = contents
        }
        guard data.count <= Self.maximumBytes else { throw Failure(.badData, "\(name) is larger than 1 GiB") }
        lines = Self.whole(data) ?? Self.split(data)
    }

    private static func split(_ data: Data) -> [Line] {
        data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
            .filter { $0.element.contains { $0 > 0x20 } }
            .map { Line(number: $0.offset + 1, bytes: $0.element) }
    }

    /// One JSON array, or what `scoutly read --format json` prints; numbered by their order.
    private static func whole(_ data: Data) -> [Line]? {
        guard let first = data.first(where: { $0 > 0x20 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
            let json = try? JSONSerialization.jsonObject(with: data)
        else { return nil }
        let rows = (json as? [Any]) ?? (json as? [String: Any])?["postings"] as? [Any]
        return rows?.enumerated().map { number, row in
            Line(number: number + 1, bytes: (try? JSONSerialization.data(withJSONObject: [row])) ?? Data())
        }
    }
}
