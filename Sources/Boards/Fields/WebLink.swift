internal import Foundation

/// Reads an address that a browser can go to: http(s), with a host.
enum WebLink {
    private static let maximumBytes = 4096

    /// - Parameter page: what a relative address is relative to; without it only whole addresses are read.
    static func parse(_ text: String, on page: URL? = nil) -> URL? {
        guard text.utf8.count < maximumBytes else { return nil }
        var text = text
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard !text.isEmpty, let url = URL(string: text, relativeTo: page)?.absoluteURL,
            ["http", "https"].contains(url.scheme?.lowercased()), url.host()?.isEmpty == false
        else { return nil }
        return url
    }
}
