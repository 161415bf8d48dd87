import Foundation
import Logging

/// What a line of the log says, before it is written in a format.
struct LogLine {
    var date: Date
    var level: Logger.Level
    var label: String
    var message: String
    var metadata: Logger.Metadata
    var error: String?

    /// What may be longer is cut: a careers page must not fill the disk through the log.
    static let longestText = 8_192
    static let mostValues = 64
    static let deepestNesting = 8

    /// The text, or its start and how much more there was.
    static func bounded(_ text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        let start = String(text.unicodeScalars.prefix(longestText))
        guard start.utf8.count < text.utf8.count else { return text }
        return "\(start)… (\(text.utf8.count - start.utf8.count) more bytes)"
    }
}
