import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import NIOSSL

/// Keeps open connections, each tied to one host at one address that was looked at beforehand.
///
/// An `HTTPClient` knows its name overrides from birth, so there is one per route: the library cannot look a name up
/// again behind our back (DNS rebinding), and no request goes over a connection that was opened for another host.
actor Connections {
    /// A host as URLs name it, reached at an address.
    struct Route: Hashable {
        var host: String
        var address: IPAddress
    }

    /// Each costs 1 MB and 33 ms of a core, for its copy of the trust roots (measured on Debian 12, 2026-11-23).
    private static let maxIdle = 16

    private let configuration: HTTPClient.Configuration
    private var idle: [(route: Route, client: HTTPClient)] = []
    private var isShutDown = false

    init(tls: TLSConfiguration, settings: FetchSettings, guard addressGuard: AddressGuard) {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: .nanoseconds(settings.connectTimeout.nanoseconds)),
            decompression: .enabled(limit: .size(settings.maxBytes)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        let check: @Sendable (any Channel) -> EventLoopFuture<Void> = { channel in
            Self.check(channel, against: addressGuard)
        }
        configuration.http1_1ConnectionDebugInitializer = check
        // With one request at a time, HTTP/2 would bring nothing but a second way to be checked.
        configuration.httpVersion = .http1Only
        self.configuration = configuration
    }

    /// A client for the route, for one request at a time; `giveBack` must follow.
    func take(_ route: Route) throws -> HTTPClient {
        if isShutDown { throw HTTPClientError.alreadyShutdown }
        if let index = idle.lastIndex(where: { $0.route == route }) { return idle.remove(at: index).client }
        var configuration = configuration
        let urlHost = route.host.contains(":") ? "[\(route.host)]" : route.host
        if IPAddress(route.host) != route.address { configuration.dnsOverride = [urlHost: "\(route.address)"] }
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    func giveBack(_ client: HTTPClient, _ route: Route) async {
        guard !isShutDown else {
            try? await client.shutdown()
            return
        }
        idle.append((route, client))
        if idle.count > Self.maxIdle { try? await idle.removeFirst().client.shutdown() }
    }

    /// The address among these to which a connection is already open, if any.
    func known(among addresses: [IPAddress], of host: String) -> IPAddress? {
        idle.last { $0.route.host == host && addresses.contains($0.route.address) }?.route.address
    }

    func shutdown() async {
        isShutDown = true
        let clients = idle
        idle = []
        for (_, client) in clients { try? await client.shutdown() }
    }

    /// The last look, at the address really reached, before a request is written; an error closes the connection.
    private static func check(_ channel: any Channel, against addressGuard: AddressGuard) -> EventLoopFuture<Void> {
        guard let address = channel.remoteAddress.flatMap(IPAddress.init) else {
            return channel.eventLoop.makeFailedFuture(WireFailure.broken("closed the connection at once"))
        }
        guard let objection = addressGuard.refusal(of: address) else {
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        return channel.close().flatMapThrowing { throw WireFailure.refused("is at \(address), which \(objection)") }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
