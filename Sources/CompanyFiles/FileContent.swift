/// Tells what a file is written in by its first bytes.
enum FileContent: Equatable {
    case csv(start: Int)
    case json(start: Int)
    case unusable(reason: String)

    static func detect(_ bytes: [UInt8], limits: CompanyFileLimits) -> FileContent {
        if bytes.count > limits.bytes {
            return .unusable(reason: "the file has more than \(limits.bytes >> 20) MB; split it")
        }
        let head = Array(bytes.prefix(4))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || isWide(head) {
            return .unusable(reason: "the file is written in UTF-16 or UTF-32; save it as UTF-8")
        }
        if head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return .unusable(reason: "the file is compressed, or a spreadsheet; unpack it, or save it as CSV in UTF-8")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = head.starts(with: mark) ? mark.count : 0
        guard let first = bytes[start...].first(where: { $0 > 0x20 }) else {
            return .unusable(reason: "the file is empty")
        }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json(start: start) : .csv(start: start)
    }

    /// A file starts with a letter, a bracket or a quotation mark; where these take more than a byte, the rest is zero.
    private static func isWide(_ head: [UInt8]) -> Bool {
        head.count >= 2 && (head[0] == 0) != (head[1] == 0)
    }
}
