import Foundation
import NIOCore
import NIOPosix

/// Turns a host name into addresses before anything is connected, so that each can be looked at first.
struct Resolver: Sendable {
    enum NotFound: Error {
        /// The name has no address.
        case noSuchName
        /// Nobody could say.
        case unknown(String)
    }

    /// Every address of the name in the system's order of preference; an address in plain text is its own.
    ///
    /// Cancelling comes back at once, also while the system's resolver still tries.
    func addresses(of host: String) async throws -> [IPAddress] {
        if let address = IPAddress(host) { return [address] }
        let promise = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: [IPAddress].self)
        NIOThreadPool.singleton.submit { _ in
            promise.completeWith(Result { try Self.lookUp(host) })
        }
        return try await withTaskCancellationHandler {
            try await promise.futureResult.get()
        } onCancel: {
            promise.fail(CancellationError())
        }
    }

    /// EAI_NODATA: the name exists, but has no address. glibc hides the constant.
    private static let noDataStatus: Int32 = -5

    private static func lookUp(_ host: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &first)
        switch status {
        case 0: break
        case EAI_NONAME, noDataStatus: throw NotFound.noSuchName
        default: throw NotFound.unknown(String(cString: gai_strerror(status)))
        }
        defer { freeaddrinfo(first) }
        var addresses: [IPAddress] = []
        for info in sequence(first: first, next: { $0?.pointee.ai_next }) {
            guard let info, let address = info.pointee.ipAddress, !addresses.contains(address) else { continue }
            addresses.append(address)
        }
        if addresses.isEmpty { throw NotFound.noSuchName }
        return addresses
    }
}

extension addrinfo {
    fileprivate var ipAddress: IPAddress? {
        guard let raw = UnsafeRawPointer(ai_addr) else { return nil }
        switch ai_family {
        case AF_INET:
            return IPAddress(SocketAddress(raw.loadUnaligned(as: sockaddr_in.self)))
        case AF_INET6:
            return IPAddress(SocketAddress(raw.loadUnaligned(as: sockaddr_in6.self)))
        default:
            return nil
        }
    }
}
