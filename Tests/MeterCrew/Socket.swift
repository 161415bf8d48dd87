import Foundation

/// A TCP connection on loopback that carries lines, with calls that block.
struct Socket: Sendable {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    let descriptor: Int32

    /// Listens on a port that the system chooses.
    static func listening() throws -> (socket: Socket, port: UInt16) {
        let socket = try Socket(descriptor: checked("socket", open()))
        var address = loopback(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = try checked("bind", bind(socket.descriptor, $0, size))
                _ = try checked("listen", listen(socket.descriptor, 64))
                _ = try checked("getsockname", getsockname(socket.descriptor, $0, &size))
            }
        }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    static func connected(to port: UInt16) throws -> Socket {
        let socket = try Socket(descriptor: checked("socket", open()))
        var address = loopback(port: port)
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = try checked("connect", connect(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)))
            }
        }
        return socket
    }

    func accepted() throws -> Socket {
        try Socket(descriptor: Self.checked("accept", accept(descriptor, nil, nil)))
    }

    /// Nil when the other side hangs up before the line ends.
    func line() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < 1_000, recv(descriptor, &byte, 1, 0) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }

    func send(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    func close() {
        _ = Foundation.close(descriptor)
    }

    private static func open() -> Int32 { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }

    private static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func checked(_ call: String, _ result: Int32) throws -> Int32 {
        if result < 0 { throw Failure(call: call, code: errno) }
        return result
    }
}
