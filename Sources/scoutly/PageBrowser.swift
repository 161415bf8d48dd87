import Boards
import Browser
import Fetch
import Foundation
import Logging

/// The browser of this process, which asks for everything through its client; it is started by the first page that needs
/// it, and none is there when the settings say so.
struct PageBrowser {
    private let browser: Browser?

    init(_ settings: BrowserSettings?, client: PoliteClient, logger: Logger) {
        browser = settings.map { Browser(settings: $0, logger: logger) { try await client.answer(to: $0) } }
    }

    /// Nil when no browser is to be used.
    var render: Render? {
        guard let browser else { return nil }
        return { url in
            do {
                let page = try await browser.render(url)
                return CareersPage(rendered: page.html, at: page.url, isCut: page.isCut)
            } catch let error as BrowserError {
                throw Self.explained(error, url)
            }
        }
    }

    /// Ends Chromium; to be called before the client is closed.
    func shutdown() async { await browser?.shutdown() }

    /// In the terms of those who read pages: a missing browser is no fault of the page's, and a crash none of its host's.
    private static func explained(_ error: BrowserError, _ url: URL) -> any Error {
        switch error.kind {
        case .absent:
            BoardError(
                .needsBrowser,
                "\(url.absoluteString) is drawn by scripts, which only a browser runs, and \(error.description)")
        case .unavailable, .unusable:
            FetchError(.unusable, url, "could not be shown in the browser: \(error.description)")
        }
    }
}
