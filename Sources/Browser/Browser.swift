public import Fetch
public import Foundation
public import Logging

/// Shows pages that are drawn by scripts: one Chromium, started with the first visit and used again for the next.
///
/// Chromium opens no connection of its own: whatever a page asks for is fetched by the given closure, so that robots.txt,
/// pacing, address rules and limits hold for it. `shutdown` must be called before the last reference goes.
public actor Browser {
    /// One answer as it comes, redirects and refusals included: `PoliteClient.answer`.
    public typealias Ask = @Sendable (FetchRequest) async throws -> Answer

    private struct Running {
        var chromium: Chromium
        var visits = 0
        var visitors = 0
    }

    private let settings: BrowserSettings
    private let ask: Ask
    private let logger: Logger
    private let visits: Turns
    private let start = Turns(1)
    /// By process: the newest takes new visits, the others end with their last one.
    private var running: [Int32: Running] = [:]
    private var newest: Int32?
    private var isShutDown = false

    /// Starts nothing yet.
    public init(
        settings: BrowserSettings = BrowserSettings(), logger: Logger = Logger(label: "scoutly.browser"),
        ask: @escaping Ask
    ) {
        self.settings = settings
        self.logger = logger
        self.ask = ask
        visits = Turns(settings.maxVisits)
    }

    /// The page after its scripts have run, scrolled to its end, "load more" clicked while there was more.
    ///
    /// Waits while others visit, then takes at most `BrowserSettings.visitTime` and a few seconds. Throws `FetchError`
    /// when the page's own address is refused or does not answer, `BrowserError`, or `CancellationError`.
    public func render(_ url: URL) async throws -> RenderedPage {
        guard ["http", "https"].contains(url.scheme?.lowercased()) else {
            throw FetchError(.refused, url, "is not an http or https address")
        }
        return try await visits.taking { () async throws -> RenderedPage in
            let chromium = try await start.taking { () async throws -> Chromium in try await self.chromium() }
            return try await visit(url, in: chromium)
        }
    }

    /// What the processes of Chromium hold together, in bytes; nothing while none runs.
    public var memory: Int { running.values.reduce(0) { $0 + $1.chromium.tree.memory() } }

    /// Ends Chromium; visits under way fail.
    public func shutdown() async {
        isShutDown = true
        let all = running.values.map(\.chromium)
        running = [:]
        newest = nil
        for chromium in all { await chromium.end() }
    }

    /// The first process of each Chromium.
    var roots: [Int32] { Array(running.keys) }
    /// Every process of each Chromium.
    var processes: [Int32] { running.values.flatMap { $0.chromium.tree.members().map(\.pid) } }

    private func visit(_ url: URL, in chromium: Chromium) async throws -> RenderedPage {
        do {
            let page = try await Visit(url, in: chromium, settings: settings, ask: ask).run()
            await leave(chromium, isWell: true)
            return page
        } catch {
            await leave(chromium, isWell: await answers(chromium))
            throw error
        }
    }

    /// The newest process when it can take another visit, else a new one.
    private func chromium() async throws -> Chromium {
        if let newest, let current = running[newest] {
            if current.chromium.devTools.isOpen, current.visits < settings.visitsPerProcess { return enter(newest) }
            self.newest = nil
            if current.visitors == 0 { await end(newest) }
        }
        let chromium = try await Chromium.start(settings, logger: logger)
        guard !isShutDown, !Task.isCancelled else {
            await chromium.end()
            throw CancellationError()
        }
        newest = chromium.tree.root
        running[chromium.tree.root] = Running(chromium: chromium)
        return enter(chromium.tree.root)
    }

    private func enter(_ pid: Int32) -> Chromium {
        guard var current = running[pid] else { preconditionFailure("no process \(pid)") }
        current.visits += 1
        current.visitors += 1
        running[pid] = current
        return current.chromium
    }

    private func leave(_ chromium: Chromium, isWell: Bool) async {
        let pid = chromium.tree.root
        running[pid]?.visitors -= 1
        if !isWell, newest == pid { newest = nil }
        if newest != pid, !isWell || running[pid]?.visitors == 0 { await end(pid) }
    }

    private func end(_ pid: Int32) async {
        guard let ended = running.removeValue(forKey: pid) else { return }
        logger.debug("ending Chromium", metadata: ["pid": "\(pid)", "visits": "\(ended.visits)"])
        await ended.chromium.end()
    }

    /// Whether a process whose visit failed can be trusted with another.
    private func answers(_ chromium: Chromium) async -> Bool {
        guard chromium.devTools.isOpen else { return false }
        if Task.isCancelled { return true }
        do {
            try await chromium.devTools.call("Browser.getVersion", within: settings.patience / 3)
            return true
        } catch {
            return false
        }
    }
}
