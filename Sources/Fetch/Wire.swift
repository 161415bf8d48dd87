import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1

/// Sends one request to a checked address and reads the whole answer: no redirect, no retry, no waiting.
struct Wire: Sendable {
    private let settings: FetchSettings
    private let addressGuard: AddressGuard
    private let connections: Connections
    private let diagnosis: WireDiagnosis
    private let logger: Logger

    init(settings: FetchSettings, logger: Logger) throws(FetchSettingError) {
        self.settings = settings
        self.logger = logger
        addressGuard = AddressGuard(allowed: settings.allowPrivate)
        connections = Connections(
            tls: try TrustRoots.configuration(withFile: settings.caFile), settings: settings, guard: addressGuard)
        diagnosis = WireDiagnosis(timeout: settings.timeout, maxBytes: settings.maxBytes)
    }

    /// Throws `WireFailure`, or `CancellationError` when the caller's task is cancelled.
    func send(_ hop: Hop) async throws -> Answer {
        do {
            return try await within(settings.timeout) {
                let route = settings.connectTo.target(host: hop.address.host, port: hop.address.port)
                let addresses = try await permittedAddresses(of: route.host)
                return try await send(hop, to: addresses, port: route.port)
            }
        } catch {
            try Task.checkCancellation()
            throw diagnosis.failure(for: error)
        }
    }

    func shutdown() async { await connections.shutdown() }

    private func permittedAddresses(of host: String) async throws -> [IPAddress] {
        let addresses = try await Resolver().addresses(of: host)
        let permitted = addresses.filter { addressGuard.refusal(of: $0) == nil }
        guard permitted.isEmpty, let first = addresses.first, let objection = addressGuard.refusal(of: first) else {
            return permitted
        }
        throw WireFailure.refused(
            "is at \(first), which \(objection); if it is yours, allow it with SCOUTLY_FETCH_ALLOW_PRIVATE")
    }

    /// Tries one address after the other until one can be connected to.
    private func send(_ hop: Hop, to addresses: [IPAddress], port: Int) async throws -> Answer {
        let known = await connections.known(among: addresses, of: hop.address.host)
        let ordered = addresses.filter { $0 == known } + addresses.filter { $0 != known }
        for address in ordered.dropLast() {
            do {
                return try await send(hop, to: address, port: port)
            } catch let error where error is IOError || error as? HTTPClientError == .connectTimeout {
                logger.debug("no connection", metadata: ["host": "\(hop.address.host)", "address": "\(address)"])
            }
        }
        return try await send(hop, to: ordered[ordered.count - 1], port: port)
    }

    private func send(_ hop: Hop, to address: IPAddress, port: Int) async throws -> Answer {
        let route = Connections.Route(host: hop.address.host, address: address)
        let client = try await connections.take(route)
        do {
            // The library's limit would end with the head; the one that holds is around all of `send`.
            let response = try await client.execute(request(for: hop, port: port), timeout: .hours(1), logger: logger)
            let answer = try await read(response, limit: hop.limit)
            await connections.giveBack(client, route)
            return answer
        } catch {
            await connections.giveBack(client, route)
            throw error
        }
    }

    private func request(for hop: Hop, port: Int) -> HTTPClientRequest {
        let address = hop.address
        var request = HTTPClientRequest(
            url: "\(address.scheme.rawValue)://\(address.bracketedHost):\(port)\(address.target)")
        request.method = HTTPMethod(rawValue: hop.method.rawValue)
        for (name, value) in hop.headers { request.headers.replaceOrAdd(name: name, value: value) }
        request.headers.replaceOrAdd(name: "Host", value: address.authority)
        request.headers.replaceOrAdd(name: "User-Agent", value: settings.userAgent)
        request.headers.replaceOrAdd(name: "Accept-Encoding", value: "gzip")
        if !request.headers.contains(name: "Accept") { request.headers.add(name: "Accept", value: "*/*") }
        request.body = hop.body.map { .bytes(ByteBuffer(string: $0)) }
        return request
    }

    private func read(_ response: HTTPClientResponse, limit: Hop.BodyLimit) async throws -> Answer {
        var headers: [String: String] = [:]
        for (name, value) in response.headers { headers[name.lowercased()] = value }
        let cookies = response.headers["set-cookie"]
        if !cookies.isEmpty { headers["set-cookie"] = cookies.joined(separator: "\n") }
        let status = Int(response.status.code)
        let body = try await read(response.body, declared: headers["content-length"], status: status, limit: limit)
        let coding = headers["content-encoding"]?.lowercased() ?? "identity"
        guard status != 200 || ["identity", "gzip", "deflate", ""].contains(coding) else {
            throw WireFailure.unusable("is encoded as “\(coding)”, which was not asked for")
        }
        return Answer(status: status, headers: headers, body: body)
    }

    /// Answers other than successes are of use only as far as they explain themselves, which is at their beginning.
    private func read(
        _ body: HTTPClientResponse.Body, declared: String?, status: Int, limit: Hop.BodyLimit
    ) async throws -> [UInt8] {
        let limit = (200...299).contains(status) ? limit : .cut(at: 64 * 1024)
        if case .refuse(let most) = limit, let declared, let size = Int(declared), size > most {
            throw diagnosis.tooLarge
        }
        var bytes: [UInt8] = []
        for try await part in body {
            bytes.append(contentsOf: part.readableBytesView)
            switch limit {
            case .refuse(let most) where bytes.count > most: throw diagnosis.tooLarge
            case .cut(let most) where bytes.count > most: return Array(bytes.prefix(most))
            default: break
            }
        }
        try Task.checkCancellation()
        return bytes
    }
}
