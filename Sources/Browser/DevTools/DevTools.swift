import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// Talks with one Chromium in its DevTools protocol: commands and their answers, and events for whoever watches.
///
/// https://chromedevtools.github.io/devtools-protocol/
final class DevTools: Sendable {
    private struct State {
        var lastID = 0
        var waiting: [Int: CheckedContinuation<DevToolsMessage, any Error>] = [:]
        /// By session and, for events about targets, by browser context.
        var watchers: [String: AsyncStream<DevToolsMessage>.Continuation] = [:]
        var isOpen = true
    }

    private struct Command: Encodable {
        var id: Int
        var method: String
        var params: DevToolsValue
        var sessionId: String?
    }

    private struct Nothing: Decodable {}

    /// A visit that has so many events before it has a mind to look is drowned in them on purpose.
    private static let maxEvents = 20_000

    private let state = Mutex(State())
    private let channel: any Channel
    /// How long Chromium may take for a command.
    private let patience: Duration

    /// Takes over the two ends of the pipe.
    static func open(reading input: CInt, writing output: CInt, patience: Duration) async throws -> DevTools {
        let promise = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: DevTools.self)
        let tools = promise.futureResult
        let channel = try await NIOPipeBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let frames = DevToolsFrames { message in
                        tools.whenSuccess { $0.receive(message) }
                    } end: {
                        tools.whenSuccess { $0.end() }
                    }
                    try channel.pipeline.syncOperations.addHandler(frames)
                }
            }
            .takingOwnershipOfDescriptors(input: input, output: output).get()
        let devTools = DevTools(channel: channel, patience: patience)
        promise.succeed(devTools)
        // Fails when the other side has ended already, which commands will hear of.
        _ = channel.setOption(.autoRead, value: true)
        return devTools
    }

    private init(channel: any Channel, patience: Duration) {
        self.channel = channel
        self.patience = patience
    }

    var isOpen: Bool { state.withLock(\.isOpen) }

    func close() { channel.close(promise: nil) }

    /// Calls when the pipe is closed, by whomever.
    func whenClosed(_ work: @escaping @Sendable () -> Void) { channel.closeFuture.whenComplete { _ in work() } }

    /// Sends a command and waits for its result.
    /// - Parameter limit: how long it may take, nil for as long as Chromium may take for anything.
    /// - Throws: `BrowserError.unavailable` when Chromium refuses, ends or does not answer in time.
    func call<Result: Decodable>(
        _ method: String, _ params: DevToolsValue = [:], in session: String? = nil, within limit: Duration? = nil,
        as type: Result.Type = Result.self
    ) async throws -> Result {
        try await send(method, params, session, within: limit ?? patience).contents(type)
    }

    /// Sends a command whose result says nothing.
    func call(
        _ method: String, _ params: DevToolsValue = [:], in session: String? = nil, within limit: Duration? = nil
    ) async throws {
        _ = try await call(method, params, in: session, within: limit, as: Nothing.self)
    }

    /// Sends a command whose result nobody waits for, also from a task that is cancelled.
    func tell(_ method: String, _ params: DevToolsValue = [:], in session: String? = nil) {
        guard let bytes = try? encoded(nextID(), method, params, session) else { return }
        channel.writeAndFlush(bytes, promise: nil)
    }

    /// The events of sessions and contexts that `watch` names from now on.
    func events() -> (stream: AsyncStream<DevToolsMessage>, continuation: AsyncStream<DevToolsMessage>.Continuation) {
        AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.maxEvents))
    }

    func watch(_ key: String, _ continuation: AsyncStream<DevToolsMessage>.Continuation) {
        let isOpen = state.withLock { state in
            if state.isOpen { state.watchers[key] = continuation }
            return state.isOpen
        }
        if !isOpen { continuation.finish() }
    }

    func unwatch(_ keys: some Sequence<String>) {
        state.withLock { state in
            for key in keys { state.watchers.removeValue(forKey: key) }
        }
    }

    private func send(
        _ method: String, _ params: DevToolsValue, _ session: String?, within limit: Duration
    ) async throws -> DevToolsMessage {
        let id = nextID()
        let bytes = try encoded(id, method, params, session)
        let timeout = channel.eventLoop.scheduleTask(in: .nanoseconds(limit.nanoseconds)) {
            self.fail(id, BrowserError(.unavailable, "Chromium did not answer \(method) within \(limit)"))
        }
        defer { timeout.cancel() }
        let answer = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiting in
                let refusal: (any Error)? = state.withLock { state in
                    if Task.isCancelled { return CancellationError() }
                    if !state.isOpen { return BrowserError.ended }
                    state.waiting[id] = waiting
                    return nil
                }
                if let refusal { return waiting.resume(throwing: refusal) }
                channel.writeAndFlush(bytes, promise: nil)
            }
        } onCancel: {
            fail(id, CancellationError())
        }
        if let failure = answer.failure {
            throw BrowserError(.unavailable, "Chromium refused \(method): \(failure)")
        }
        return answer
    }

    private func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    private func encoded(
        _ id: Int, _ method: String, _ params: DevToolsValue, _ session: String?
    ) throws -> ByteBuffer {
        let command = Command(id: id, method: method, params: params, sessionId: session)
        return ByteBuffer(bytes: try JSONEncoder().encode(command) + [0])
    }

    private func fail(_ id: Int, _ error: any Error) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(throwing: error)
    }

    private func receive(_ bytes: Data) {
        guard let message = DevToolsMessage(bytes) else { return }
        if let id = message.id {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: message)
            return
        }
        let key = message.session ?? TargetEvent(message)?.targetInfo.browserContextId
        let watcher = key.flatMap { key in state.withLock { $0.watchers[key] } }
        if case .dropped = watcher?.yield(message) { watcher?.finish() }
    }

    private func end() {
        let (waiting, watchers) = state.withLock { state in
            defer { (state.isOpen, state.waiting, state.watchers) = (false, [:], [:]) }
            return (state.waiting.values, state.watchers.values)
        }
        for call in waiting { call.resume(throwing: BrowserError.ended) }
        for watcher in watchers { watcher.finish() }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
