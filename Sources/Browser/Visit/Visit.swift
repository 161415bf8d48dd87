import Fetch
import Foundation

/// One page seen from its address to its text.
struct Visit: Sendable {
    private let url: URL
    private let chromium: Chromium
    private let settings: BrowserSettings
    private let ask: Browser.Ask

    init(_ url: URL, in chromium: Chromium, settings: BrowserSettings, ask: @escaping Browser.Ask) {
        self.url = url
        self.chromium = chromium
        self.settings = settings
        self.ask = ask
    }

    func run() async throws -> RenderedPage {
        let log = VisitLog(settings)
        let page = try await PageSession.open(in: chromium.devTools)
        let requests = PageRequests(devTools: chromium.devTools, log: log, ask: ask, frame: page.target)
        let events = PageEvents(page: page, requests: requests, log: log)
        defer { page.close(events.children) }
        return try await withThrowingTaskGroup(of: RenderedPage?.self) { group in
            group.addTask {
                try await events.handle()
                return nil
            }
            group.addTask {
                try await MemoryWatch(chromium: chromium, limit: settings.maxMemory).run()
                return nil
            }
            group.addTask { try await PageReading(page: page, log: log, settings: settings).read(url) }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw BrowserError.ended
        }
    }
}
