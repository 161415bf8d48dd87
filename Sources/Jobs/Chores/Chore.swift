internal import Database
public import Foundation
internal import Logging
public import ServiceLifecycle

/// Something small that is done again and again, on its own time.
public struct Chore: Service {
    public let name: String
    /// Does it once.
    ///
    /// - Returns: how long to wait for the next time, unless something happens before.
    public let runOnce: @Sendable (Date) async throws -> Duration

    private let database: Database
    /// A channel whose notifications bring the next time forward.
    private let wakesOn: String?
    /// A duty to be given up when it stops.
    private let leadership: Leadership?
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// After one that failed.
    private static let pauses = (first: Duration.milliseconds(200), longest: Duration.seconds(30))

    init(
        _ name: String, _ database: Database, wakesOn: String? = nil, leadership: Leadership? = nil, logger: Logger,
        now: @escaping @Sendable () -> Date,
        runOnce: @escaping @Sendable (Date) async throws -> Duration
    ) {
        self.name = name
        self.database = database
        self.wakesOn = wakesOn
        self.leadership = leadership
        self.logger = logger
        self.now = now
        self.runOnce = runOnce
    }

    /// Until it is asked to stop; trouble is waited out, not thrown.
    public func run() async throws {
        let signal = Signal()
        await withTaskGroup { group in
            if let wakesOn {
                group.addTask { await listen(to: wakesOn, signal) }
            }
            await cancelWhenGracefulShutdown { await loop(signal) }
            group.cancelAll()
        }
        await resign()
    }

    /// In a task of its own, because this one may be cancelled already. A duty that cannot be given up ends by itself.
    private func resign() async {
        guard let leadership else { return }
        try? await Task { try await database.write { try leadership.resign(in: $0) } }.value
    }

    private func loop(_ signal: Signal) async {
        var pause = Duration.zero
        while !Task.isCancelled {
            do {
                let wait = try await runOnce(now())
                pause = .zero
                if wait > .zero { await signal.wait(atMost: wait) }
            } catch is CancellationError where Task.isCancelled {
                return
            } catch {
                pause = min(max(pause * 2, Self.pauses.first), Self.pauses.longest)
                logger.warning(
                    "a chore failed", metadata: ["chore": "\(name)", "error": "\(error)", "again": "\(pause)"])
                try? await Task.sleep(for: pause)
            }
        }
    }

    private func listen(to channel: String, _ signal: Signal) async {
        while !Task.isCancelled {
            do {
                let notifications = try await database.listen(to: channel)
                // What came before has not been heard.
                signal.ring()
                for await _ in notifications { signal.ring() }
                return
            } catch {
                try? await Task.sleep(for: Self.pauses.longest)
            }
        }
    }
}
