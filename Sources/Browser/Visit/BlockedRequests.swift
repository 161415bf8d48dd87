import Foundation

/// Says which requests of a page are not made at all: what nobody looks at, and those who look back.
enum BlockedRequests {
    /// Types of the DevTools protocol. A stream of events never ends, and answers here are whole or none.
    private static let types: Set<String> = [
        "Image", "Media", "Font", "TextTrack", "EventSource", "WebSocket", "Ping", "CSPViolationReport", "Manifest",
        "Prefetch", "SignedExchange", "FedCM",
    ]

    static func contains(_ paused: PausedRequest) -> Bool {
        let accepts = paused.request.headers.first { $0.key.lowercased() == "accept" }?.value
        if types.contains(paused.resourceType) || accepts == "text/event-stream" { return true }
        guard let url = URL(string: paused.request.url), let host = url.host()?.lowercased() else { return true }
        return url.path == "/favicon.ico" || isTracker(host)
    }

    /// A listed host or one below it.
    static func isTracker(_ host: String) -> Bool {
        var labels = host.split(separator: ".")
        while labels.count > 1 {
            if trackerHosts.contains(labels.joined(separator: ".")) { return true }
            labels.removeFirst()
        }
        return false
    }
}
