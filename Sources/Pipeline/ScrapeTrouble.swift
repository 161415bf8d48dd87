import Boards
import Fetch

/// Why a careers page could not be read, in the terms of those who decide when to try again.
public struct ScrapeTrouble: Sendable {
    /// The kind of a page that only a browser shows, when there is none.
    public static let needsBrowser = "needs a browser"

    /// A word to count by: "http 403", "changed shape".
    let kind: String
    let message: String
    /// Trying again before the schedule says so would be of no use.
    let isFinal: Bool
    /// The host itself is in trouble, whatever company it is asked about.
    let isOfHost: Bool
    /// How long the host asks to be left alone.
    let pause: Duration?

    init(kind: String, message: String, isFinal: Bool, isOfHost: Bool = false, pause: Duration? = nil) {
        self.kind = kind
        self.message = message
        self.isFinal = isFinal
        self.isOfHost = isOfHost
        self.pause = pause
    }

    /// Nil for what is no trouble of the page's.
    init?(_ error: any Error) {
        switch error {
        case let error as FetchError:
            var pause: Duration?
            if case .unavailable(let after) = error.kind { pause = after }
            self.init(
                kind: Self.word(for: error), message: error.description, isFinal: Self.isFinal(error.kind),
                isOfHost: Self.isOfHost(error.kind), pause: pause)
        case let error as BoardError:
            let kind =
                switch error.kind {
                case .changedShape: "changed shape"
                case .noPostings: "no postings"
                case .unknownCompany: "unknown company"
                case .needsBrowser: Self.needsBrowser
                }
            self.init(
                kind: kind, message: error.description, isFinal: [.unknownCompany, .needsBrowser].contains(error.kind))
        default: return nil
        }
    }

    private static func word(for error: FetchError) -> String {
        if let status = error.status { return "http \(status)" }
        return switch error.kind {
        case .refused: "refused"
        case .gone: "gone"
        case .denied: "denied"
        case .redirected: "redirected"
        case .unavailable: "unavailable"
        case .unusable: "unusable"
        }
    }

    private static func isOfHost(_ kind: FetchError.Kind) -> Bool {
        if case .unavailable = kind { true } else { false }
    }

    private static func isFinal(_ kind: FetchError.Kind) -> Bool {
        switch kind {
        case .refused, .gone: true
        case .denied, .redirected, .unavailable, .unusable: false
        }
    }
}
