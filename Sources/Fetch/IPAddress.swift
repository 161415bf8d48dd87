import Foundation
import NIOCore

/// An IPv4 or IPv6 address as its 4 or 16 bytes; an IPv4 address dressed up as IPv6 (`::ffff:10.0.0.1`) is IPv4.
public struct IPAddress: Sendable, Hashable {
    public let bytes: [UInt8]

    /// Exactly 4 or 16 bytes, in network order.
    init(bytes: [UInt8]) {
        precondition(bytes.count == 4 || bytes.count == 16)
        let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        self.bytes = bytes.starts(with: mappedPrefix) ? Array(bytes[12...]) : bytes
    }

    /// The usual spellings only: four decimal numbers, or IPv6 text without brackets and without a zone.
    public init?(_ text: String) {
        guard let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
        self.init(address)
    }

    init?(_ address: SocketAddress) {
        switch address {
        case .v4(let v4):
            self.init(bytes: withUnsafeBytes(of: v4.address.sin_addr) { Array($0) })
        case .v6(let v6):
            self.init(bytes: withUnsafeBytes(of: v6.address.sin6_addr) { Array($0) })
        case .unixDomainSocket:
            return nil
        }
    }

    var isIPv6: Bool { bytes.count == 16 }
}

extension IPAddress: CustomStringConvertible {
    public var description: String {
        let packed = ByteBuffer(bytes: bytes)
        return (try? SocketAddress(packedIPAddress: packed, port: 0))?.ipAddress ?? "\(bytes)"
    }
}
