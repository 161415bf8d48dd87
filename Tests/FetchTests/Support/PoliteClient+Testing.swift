import Fetch
import Foundation
import Logging
import Synchronization
import TestSupport

/// The events that a client reported, in order.
final class EventLog: Sendable {
    private let events = Mutex([FetchEvent]())

    var all: [FetchEvent] { events.withLock { $0 } }

    func add(_ event: FetchEvent) { events.withLock { $0.append(event) } }
}

/// A client for which all of the internet is the server; closed when the test is over.
func withClient<Result>(
    of server: TestServer, clock: ManualClock = ManualClock(), events: EventLog = EventLog(),
    change: (inout FetchSettings) throws -> Void = { _ in }, _ test: (PoliteClient) async throws -> Result
) async throws -> Result {
    var settings = FetchSettings()
    settings.connectTo = try [ConnectToRule("*:80:127.0.0.1:\(server.port)")]
    settings.allowPrivate = try [CIDR("127.0.0.1/32")]
    try change(&settings)
    return try await withClient(settings, clock: clock.clock(), events: events, test)
}

/// A client with just these settings; closed when the test is over.
func withClient<Result>(
    _ settings: FetchSettings, clock: FetchClock = .system, events: EventLog = EventLog(),
    _ test: (PoliteClient) async throws -> Result
) async throws -> Result {
    var settings = settings
    // Hundreds of tests share the machine, and a test's turn may come late: only those about time have a limit of theirs.
    let defaults = FetchSettings()
    if settings.timeout == defaults.timeout { settings.timeout = .seconds(3600) }
    if settings.connectTimeout == defaults.connectTimeout { settings.connectTimeout = .seconds(3600) }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let client = try PoliteClient(settings: settings, logger: logger, clock: clock, onEvent: events.add)
    do {
        let result = try await test(client)
        await client.shutdown()
        return result
    } catch {
        await client.shutdown()
        throw error
    }
}

func url(_ text: String) -> URL {
    guard let url = URL(string: text) else { preconditionFailure("\(text) is not a URL") }
    return url
}

/// The `FetchError` that the work ends with, or nil when it ends otherwise.
func fetchError(_ work: () async throws -> some Any) async -> FetchError? {
    do {
        _ = try await work()
        return nil
    } catch { return error as? FetchError }
}

extension FetchResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
