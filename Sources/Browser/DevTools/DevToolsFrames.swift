import Foundation
import NIOCore

/// Cuts the pipe's bytes into messages, each of which ends with a NUL.
final class DevToolsFrames: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// A page's text is the longest; it is cut long before.
    private static let longest = 128 * 1024 * 1024

    private let receive: (Data) -> Void
    private let end: () -> Void
    private var pending = ByteBuffer()
    /// Readable bytes in which no NUL was found.
    private var searched = 0

    init(receive: @escaping (Data) -> Void, end: @escaping () -> Void) {
        self.receive = receive
        self.end = end
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        pending.writeImmutableBuffer(unwrapInboundIn(data))
        while let length = lengthOfNext() {
            let message = pending.readSlice(length: length).map { Data($0.readableBytesView) }
            pending.moveReaderIndex(forwardBy: 1)
            searched = 0
            if let message { receive(message) }
        }
        searched = pending.readableBytes
        if searched > Self.longest { context.close(promise: nil) }
        if searched == 0 { pending = ByteBuffer() } else { pending.discardReadBytes() }
    }

    func channelInactive(context: ChannelHandlerContext) { end() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func lengthOfNext() -> Int? {
        pending.withUnsafeReadableBytes { bytes in
            guard let start = bytes.baseAddress, searched < bytes.count,
                let found = memchr(start + searched, 0, bytes.count - searched)
            else { return nil }
            return UnsafeRawPointer(found) - start
        }
    }
}
