import Foundation
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// Serves `GET /metrics` for Prometheus and `GET /healthz` for probes, until a graceful shutdown.
public struct MetricsServer: Service {
    private let address: String
    private let port: Int
    private let metrics: PrometheusMetrics
    private let health: @Sendable () async -> Health
    private let logger: Logger
    private let onStart: @Sendable (Int) -> Void

    /// More would be no scraper and no probe.
    private static let mostConnections = 64

    /// - Parameters:
    ///   - address: an IP address or a host name.
    ///   - port: 0 for any that is free.
    ///   - health: asked for every probe; should answer within a second.
    ///   - onStart: told the port as soon as requests are answered.
    public init(
        address: String = "127.0.0.1", port: Int, metrics: PrometheusMetrics, logger: Logger,
        health: @escaping @Sendable () async -> Health = { .ok },
        onStart: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) {
        self.address = address
        self.port = port
        self.metrics = metrics
        self.health = health
        self.logger = logger
        self.onStart = onStart
    }

    /// - Throws: `MetricsServerError` when it cannot listen there.
    public func run() async throws {
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname(address, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { channel in onStart(channel.localAddress?.port ?? port) },
            logger: logger)
        do {
            try await application.run()
        } catch let error as IOError {
            throw refusal("\(error)", isAddressInUse: error.errnoCode == EADDRINUSE)
        } catch let error where !(error is CancellationError) {
            throw refusal("no address was found for it (\(error))", isAddressInUse: false)
        }
    }

    private var router: Router<BasicRequestContext> {
        let router = Router()
        router.get("metrics") { _, _ in
            let page = await metrics.render()
            return Response(
                status: .ok, headers: [.contentType: ExpositionPage.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
        }
        router.get("healthz") { _, _ in
            let health = await health()
            let (status, text): (HTTPResponse.Status, String) =
                switch health {
                case .ok: (.ok, "ok")
                case .failing(let reason): (.serviceUnavailable, VisibleText.escaped(reason))
                }
            return Response(
                status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
        }
        return router
    }

    private func refusal(_ reason: String, isAddressInUse: Bool) -> MetricsServerError {
        let host = address.contains(":") ? "[\(address)]" : address
        return MetricsServerError(address: "\(host):\(port)", isAddressInUse: isAddressInUse, reason: reason)
    }
}
