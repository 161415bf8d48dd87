import Boards
import Domain
import Fetch
import Foundation
import Logging
import Markup
import Matching

/// The parts of the program put together for one command.
struct Scouting {
    private let client: PoliteClient
    private let browser: PageBrowser

    /// Builds what `work` needs, and closes it whatever happens.
    static func with<Result>(
        settings: Settings, _ work: (Scouting) async throws -> Result
    ) async throws -> Result {
        var logger = Logger(label: "scoutly.fetch")
        logger.logLevel = .critical
        if let cache = settings.fetch.cacheDirectory {
            try? FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
            if !FileManager.default.isWritableFile(atPath: cache.path) {
                Console.warning("answers cannot be kept in \(cache.path): sites are read anew each time")
            }
        }
        let client = try PoliteClient(settings: settings.fetch, logger: logger, onEvent: report)
        let browser = PageBrowser(settings.browser, client: client, logger: logger)
        do {
            let result = try await work(Scouting(client: client, browser: browser))
            await browser.shutdown()
            await client.shutdown()
            return result
        } catch {
            await browser.shutdown()
            await client.shutdown()
            throw error
        }
    }

    /// Reads a careers page.
    func read(
        _ place: CareersPlace, selector: CSSSelector?, browser use: BrowserUse = .auto
    ) async throws -> Reading {
        let reader = Reader(fetch: client.fetch, render: use == .never ? nil : render) { progress in
            let total = progress.total.map { "/\($0)" } ?? ""
            Console.progress("\(progress.company): \(progress.read)\(total) postings read")
        }
        let reading = try await CareersReader(reader: reader).read(
            place.url, board: place.board, selector: selector ?? place.selector, inBrowser: use == .always)
        Console.endProgress()
        return reading
    }

    private var render: Render? {
        guard let render = browser.render else { return nil }
        return { url in
            Console.progress("showing \(url.absoluteString) in the browser")
            return try await render(url)
        }
    }

    /// Reads a CV from where `--cv` says.
    func readCV(_ argument: String) async throws -> CVDocument {
        Console.progress("reading \(argument)")
        let location = try CVLocation(argument)
        return try await CVReader().read(location) { url in
            let response = try await client.fetch(FetchRequest(url, pace: .api))
            return (response.body, response.headers["content-type"])
        }
    }

    private static func report(_ event: FetchEvent) {
        switch event {
        case .waiting(let host, let duration, let isAsked):
            guard duration >= .seconds(1) else { return }
            Console.progress("waiting \(seconds(duration)) \(isAsked ? "as \(host) asks" : "to be polite to \(host)")")
        case .retrying(let url, let duration, let reason):
            Console.progress("\(url.host() ?? "") \(reason); trying again in \(seconds(duration))")
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        duration.formatted(.units(allowed: [.minutes, .seconds], width: .narrow, fractionalPart: .show(length: 0)))
    }
}
