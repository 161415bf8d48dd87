import Domain
import Fetch
import Foundation

/// Postings without a careers page behind them.
enum MadeUpPosting {
    /// A posting as a list shows it: without text.
    static func of(_ id: String) -> Posting {
        Posting(id: PostingID(id), title: "Title \(id)", url: URL(string: "https://acme.example/jobs/\(id)"))
    }
}

/// A network that answers nothing, for what must not ask.
enum Unreachable {
    static let fetch: Fetch = { request in
        throw FetchError(.unavailable(after: nil), request.url, "was not to be asked")
    }
}
