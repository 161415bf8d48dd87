import CoreMetrics
import Foundation
import Logging
import ServiceLifecycle
import Telemetry
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct MetricsServerTests {
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a server until the test is through; it must then stop by itself.
    private func serve(
        _ metrics: PrometheusMetrics = .init(), health: @escaping @Sendable () async -> Health = { .ok },
        _ test: (URL) async throws -> Void
    ) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let server = MetricsServer(port: 0, metrics: metrics, logger: quiet, health: health) { port in
            continuation.yield(port)
        }
        let services = ServiceGroup(configuration: .init(services: [server], logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            let port = try #require(await ports.first { _ in true })
            try await test(URL(string: "http://127.0.0.1:\(port)")!)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    private func get(_ url: URL) async throws -> (status: Int, type: String?, body: String) {
        let (data, response) = try await URLSession.shared.data(from: url)
        let answer = try #require(response as? HTTPURLResponse)
        return (
            answer.statusCode, answer.value(forHTTPHeaderField: "Content-Type"), String(decoding: data, as: UTF8.self)
        )
    }

    @Test(.timeLimit(.minutes(1))) func `metrics are served as Prometheus asks for them`() async throws {
        let metrics = PrometheusMetrics()
        Counter(label: "c", factory: metrics).increment()
        try await serve(metrics) { url in
            let answer = try await get(url.appending(path: "metrics"))
            #expect(answer.status == 200)
            #expect(answer.type == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer.body == "# TYPE c_total counter\nc_total 1\n")
        }
    }

    @Test(.timeLimit(.minutes(1))) func `health is what the process says it is`() async throws {
        try await serve { url in
            let answer = try await get(url.appending(path: "healthz"))
            #expect(answer.status == 200 && answer.body == "ok\n")
        }
        try await serve(health: { .failing(reason: "the database\ndoes not answer") }) { url in
            let answer = try await get(url.appending(path: "healthz"))
            #expect(answer.status == 503 && answer.body == "the database\\ndoes not answer\n")
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["", "metrics/x", "favicon.ico", "metrics%00"])
    func `there is nothing else`(path: String) async throws {
        try await serve { url in
            let answer = try await get(try #require(URL(string: "\(url.absoluteString)/\(path)")))
            #expect(answer.status == 404)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a port that is taken is named`() async throws {
        try await serve { url in
            let port = try #require(url.port)
            let second = MetricsServer(port: port, metrics: .init(), logger: quiet)
            let error = await #expect(throws: MetricsServerError.self) { try await second.run() }
            #expect(error?.isAddressInUse == true)
            #expect(
                "\(try #require(error))"
                    == "the metrics cannot be served on 127.0.0.1:\(port): another program listens there")
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["192.0.2.1", "2001:db8::1"])
    func `an address that is not this machine's is named`(address: String) async throws {
        let server = MetricsServer(address: address, port: 0, metrics: .init(), logger: quiet)
        let error = await #expect(throws: MetricsServerError.self) { try await server.run() }
        #expect(error?.isAddressInUse == false)
        #expect(error?.address == (address.contains(":") ? "[\(address)]:0" : "\(address):0"))
    }
}
