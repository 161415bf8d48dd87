import Foundation

/// Reads a data file of the vocabulary: tab-separated columns, a `#` line is a comment.
struct VocabularyFile {
    let rows: [[String]]

    /// A file of ours that cannot be read is a broken installation.
    init(_ name: String) {
        guard let url = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Vocabulary"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { preconditionFailure("The vocabulary file \(name).tsv is missing beside the program.") }
        rows = Self.split(text, at: "\n").filter { $0.utf8.first != UInt8(ascii: "#") }
            .map { Self.split($0, at: "\t").map { String($0) } }
    }

    /// The spellings in a column, which semicolons separate.
    static func spellings(_ column: String) -> [String] {
        split(column[...], at: ";").map { String($0) }
    }

    /// By bytes, which is many times faster than by characters; empty parts are left out.
    private static func split(_ text: some StringProtocol, at separator: Unicode.Scalar) -> [Substring] {
        Substring(text).utf8.split(separator: UInt8(ascii: separator)).map { Substring($0) }
    }
}
