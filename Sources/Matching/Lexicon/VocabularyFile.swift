import Foundation

/// Reads a data file of the vocabulary: tab-separated columns, a `#` line is a comment.
struct VocabularyFile {
    let rows: [[String]]

    /// A file of ours that cannot be read is a broken installation.
    init(_ name: String) {
        guard let url = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Vocabulary"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { preconditionFailure("The vocabulary file \(name).tsv is missing beside the program.") }
        rows = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The spellings in a column, which semicolons separate.
    static func spellings(_ column: String) -> [String] {
        column.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
