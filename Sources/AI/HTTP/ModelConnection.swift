import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// Carries requests to providers: no redirect is followed, nothing is tried twice, and all of it has bounds.
///
/// One serves any number of providers; `shutdown` must be called before the last reference to it goes.
public final class ModelConnection: Sendable {
    private let client: HTTPClient

    /// `trust`: more certificates to trust than the system's, in PEM form.
    public init(patience: Patience = Patience(), maxBytes: Int = 32 << 20, trusting trust: [String] = []) throws {
        var tls = TLSConfiguration.makeClientConfiguration()
        if !trust.isEmpty {
            tls.additionalTrustRoots = [
                .certificates(try trust.flatMap { try NIOSSLCertificate.fromPEMBytes(Array($0.utf8)) })
            ]
        }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: .nanoseconds(patience.connect.nanoseconds)),
            decompression: .enabled(limit: .size(maxBytes)))
        // A failed connection is the caller's to judge, at once, and not to be tried again behind its back.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    public func shutdown() async { try? await client.shutdown() }

    /// Sends a call and hands the pieces of a successful answer to `read` until it returns.
    ///
    /// Throws `HTTPTrouble`, what `read` throws, or `CancellationError`.
    func send<Result: Sendable>(
        _ call: HTTPCall, _ read: @escaping @Sendable (HTTPHead, inout HTTPBody) async throws -> Result
    ) async throws -> Result {
        let watch = Watch(
            Vigil(start: .now, whole: call.timeout, firstByte: call.firstByte, silence: call.silence))
        do {
            return try await withThrowingTaskGroup(of: Result?.self) { group in
                group.addTask { try await self.exchange(call, watch.hear, read) }
                group.addTask { try await watch.untilOver() }
                defer { group.cancelAll() }
                guard let first = try await group.next(), let result = first else { throw CancellationError() }
                return result
            }
        } catch {
            try Task.checkCancellation()
            throw HTTPTrouble.of(error, in: call) ?? error
        }
    }

    private func exchange<Result: Sendable>(
        _ call: HTTPCall, _ hear: @escaping @Sendable () -> Void,
        _ read: @Sendable (HTTPHead, inout HTTPBody) async throws -> Result
    ) async throws -> Result {
        var request = HTTPClientRequest(url: call.url.absoluteString)
        request.method = .POST
        for (name, value) in call.headers { request.headers.replaceOrAdd(name: name, value: value) }
        request.headers.replaceOrAdd(name: "Content-Type", value: "application/json")
        request.headers.replaceOrAdd(name: "User-Agent", value: "scoutly")
        // A packed stream is held back by some servers until a block is full.
        if !call.streams { request.headers.replaceOrAdd(name: "Accept-Encoding", value: "gzip") }
        request.headers.replaceOrAdd(name: "Accept", value: call.streams ? "text/event-stream" : "application/json")
        request.body = .bytes(ByteBuffer(string: call.body))
        // The library's limit would end with the head; the vigil's is around all of it.
        let response = try await client.execute(request, timeout: .hours(24))
        hear()
        let head = HTTPHead(response)
        var body = HTTPBody(response.body, limit: call.maxBytes, hear: hear)
        guard (200...299).contains(head.status) else {
            throw HTTPTrouble.status(head, body: try await body.beginning(Self.errorBytes))
        }
        return try await read(head, &body)
    }

    /// A refusal explains itself at its beginning.
    private static let errorBytes = 64 << 10
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
