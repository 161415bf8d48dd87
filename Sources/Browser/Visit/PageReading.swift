import Fetch
import Foundation

/// Waits until a page is drawn, makes it grow to its whole length, and takes its text.
struct PageReading: Sendable {
    private struct Contents: Decodable {
        var html: String
        var isCut: Bool
        var title: String
        var url: String
    }

    private static let interval: Duration = .milliseconds(100)
    /// For one look at the page; a page that is busy for longer is looked at again.
    private static let look: Duration = .seconds(2)

    let page: PageSession
    let log: VisitLog
    let settings: BrowserSettings

    func read(_ url: URL) async throws -> RenderedPage {
        let deadline = ContinuousClock.now + settings.visitTime
        do {
            try await page.navigate(to: url, within: settings.visitTime)
        } catch {
            try log.check()
            if let error = error as? BrowserError, error.kind == .unavailable, page.devTools.isOpen {
                throw FetchError(.unavailable(after: nil), url, "brought no page within \(settings.visitTime)")
            }
            throw error
        }
        var isWhole = try await settle(settings.quietTime, until: deadline) != nil
        if isWhole { isWhole = try await grow(until: deadline) }
        let contents = try await contents(of: url)
        try log.check()
        return RenderedPage(
            url: URL(string: contents.url) ?? url, html: contents.html, title: contents.title,
            isCut: !isWhole || contents.isCut || log.wasDenied)
    }

    /// Scrolls and clicks as long as the page gets longer; false when it still did when time or rounds were over.
    private func grow(until deadline: ContinuousClock.Instant) async throws -> Bool {
        guard var before = try await measure() else { return false }
        for _ in 0..<settings.maxGrowths {
            _ = try? await page.evaluate(PageScripts.grow, within: Self.look, as: Bool.self)
            guard let now = try await settle(settings.growthTime, until: deadline) else { return false }
            guard now.hasGrown(since: before) else { return true }
            before = now
        }
        return false
    }

    /// What there is on the page when nothing happens any more, nil when the time is over before.
    private func settle(
        _ quiet: Duration, until deadline: ContinuousClock.Instant
    ) async throws -> Settling.Measure? {
        var settling = Settling(quiet: quiet, from: .now)
        while ContinuousClock.now < deadline {
            try await Task.sleep(for: Self.interval)
            let measure = try await measure()
            try log.check()
            let isSettled = settling.isSettled(
                measure, underWay: log.underWay, lastNews: log.lastNews, now: .now)
            if isSettled { return settling.measure }
        }
        return nil
    }

    /// Nil while the page is too busy, or between two documents.
    private func measure() async throws -> Settling.Measure? {
        do {
            return try await page.evaluate(PageScripts.measure, within: Self.look)
        } catch let error as BrowserError where page.devTools.isOpen && error.kind != .absent {
            return nil
        }
    }

    private func contents(of url: URL) async throws -> Contents {
        let script = PageScripts.contents(maxLength: settings.maxLength)
        if let contents: Contents = try? await page.evaluate(script, within: settings.patience / 3) { return contents }
        try Task.checkCancellation()
        try log.check()
        page.interrupt()
        guard let contents: Contents = try await page.evaluate(script, within: settings.patience) else {
            throw BrowserError(.unusable, "\(url.absoluteString) shows nothing that can be read")
        }
        return contents
    }
}
