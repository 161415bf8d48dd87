internal import Foundation

/// Turns the links that Google Drive and Google Docs offer for sharing into the download behind them.
///
/// Relies on the addresses as people pass them on in 2026; Google documents only the pages, not the downloads.
enum GoogleLink {
    static func isHost(_ host: some StringProtocol) -> Bool {
        ["drive.google.com", "docs.google.com", "drive.usercontent.google.com"].contains(host.lowercased())
    }

    /// Nil for an address that is not Google's, and for a document published to the web, which is read as a page; throws
    /// for a link to something else than a file or a text document.
    static func download(behind url: URL) throws(CVError.Problem) -> URL? {
        guard let host = url.host(), isHost(host) else { return nil }
        // Links of people with several accounts have "/u/0" or "/a/domain" in them.
        let path = url.pathComponents.filter { $0 != "/" }
        let query = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
        let key = query.first { $0.name == "resourcekey" }?.value

        if path.contains("folders") {
            throw .badLink(reason: "this link leads to a folder", instead: "share the file in it and give its link")
        }
        if let kind = ["spreadsheets", "presentation", "forms"].first(where: path.contains) {
            throw .badLink(
                reason: "this link leads to Google's \(kind), not to a text document",
                instead: "give a link to a document or to a PDF")
        }
        if path.contains("document"), path.last == "pub" { return nil }
        if let id = id(after: "d", in: path) {
            return path.contains("document")
                ? address("docs.google.com", "/document/d/\(id)/export", [("format", "docx")], key)
                : address("drive.google.com", "/uc", [("export", "download"), ("id", id)], key)
        }
        if let id = query.first(where: { $0.name == "id" })?.value, isID(id) {
            return address("drive.google.com", "/uc", [("export", "download"), ("id", id)], key)
        }
        throw .badLink(
            reason: "this Google link names no file",
            instead: "open the file, choose Share, Copy link, and give that link")
    }

    private static func id(after marker: String, in path: [String]) -> String? {
        guard let index = path.firstIndex(of: marker), index + 1 < path.count, isID(path[index + 1]) else { return nil }
        return path[index + 1]
    }

    private static func isID(_ text: String) -> Bool {
        (10...200).contains(text.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }

    private static func address(_ host: String, _ path: String, _ query: [(String, String)], _ key: String?) -> URL? {
        var components = URLComponents()
        components.scheme = "https"
        components.host = host
        components.path = path
        components.queryItems = (query + (key.map { [("resourcekey", $0)] } ?? []))
            .map { URLQueryItem(name: $0.0, value: $0.1) }
        return components.url
    }
}
