import AsyncHTTPClient
import Logging
import NIOCore
import NIOSSL
import TestSupport
import Testing

@testable import Fetch

@Suite struct ConnectionsTests {
    @Test func `an address that slipped through is still caught before a request is written`() async throws {
        try await TestServer.run(answer: { _ in .text("caught") }) { server in
            let connections = Connections(
                tls: .makeClientConfiguration(), settings: FetchSettings(), guard: AddressGuard())
            let loopback = try #require(IPAddress("127.0.0.1"))
            let route = Connections.Route(host: "jobs.example", address: loopback)
            let client = try await connections.take(route)
            await #expect(throws: WireFailure.refused("is at 127.0.0.1, which is a loopback address")) {
                try await client.execute(.init(url: "http://jobs.example:\(server.port)/"), timeout: .seconds(5))
            }
            await connections.giveBack(client, route)
            await connections.shutdown()
            #expect(server.requests.isEmpty)
        }
    }
}
