import AsyncHTTPClient
import NIOCore

/// The pieces of an answer's body as they come, up to a limit.
struct HTTPBody {
    /// More came than is read.
    struct TooLarge: Error {}

    private var pieces: HTTPClientResponse.Body.AsyncIterator
    private let limit: Int
    private let hear: @Sendable () -> Void
    private var count = 0

    init(_ body: HTTPClientResponse.Body, limit: Int, hear: @escaping @Sendable () -> Void) {
        pieces = body.makeAsyncIterator()
        self.limit = limit
        self.hear = hear
    }

    /// Nil at the end.
    mutating func next() async throws -> [UInt8]? {
        guard let piece = try await pieces.next() else { return nil }
        hear()
        count += piece.readableBytes
        guard count <= limit else { throw TooLarge() }
        return Array(piece.readableBytesView)
    }

    mutating func whole() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await next() { bytes += piece }
        return bytes
    }

    /// At most so many bytes, whatever is wrong with the rest.
    mutating func beginning(_ most: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < most, let piece = try await next() { bytes += piece }
        return Array(bytes.prefix(most))
    }
}
