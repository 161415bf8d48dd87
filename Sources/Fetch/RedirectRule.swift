import Foundation

/// Says where an answer sends the asker, and with what (RFC 9110, 15.4).
enum RedirectRule {
    private static let statuses: Set<Int> = [301, 302, 303, 307, 308]
    /// What is said in confidence to one site is not repeated to another.
    private static let confidential: Set<String> = ["authorization", "cookie", "proxy-authorization", "referer"]

    static func isRedirect(_ status: Int) -> Bool { statuses.contains(status) }

    static func target(of answer: Answer, from url: URL) -> URL? {
        guard let location = answer.headers["location"], !location.isEmpty else { return nil }
        return URL(string: location, relativeTo: url)?.absoluteURL
    }

    /// The request as it goes on to `address`; 307 and 308 keep the method and the body, the others ask with GET.
    static func following(
        _ request: FetchRequest, status: Int, from old: WebAddress, to new: WebAddress
    ) -> FetchRequest {
        var next = request
        next.url = new.url
        if status != 307, status != 308, request.method != .get {
            next.method = .get
            next.body = nil
            next.headers = next.headers.filter { !$0.key.lowercased().hasPrefix("content-") }
        }
        if old.origin != new.origin {
            next.headers = next.headers.filter { !confidential.contains($0.key.lowercased()) }
        }
        return next
    }
}
