import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import Synchronization

/// A real HTTP server on loopback that stands in for a provider, answers as the test says and remembers its requests.
final class ModelServer: Sendable {
    typealias Answer = @Sendable (_ request: Request, _ number: Int) -> Reply

    struct Request: Sendable {
        var method: String
        var target: String
        var headers: HTTPHeaders
        var body: String

        func header(_ name: String) -> String? { headers.first(name: name) }

        /// How many headers have the text in their value.
        func headersWith(_ text: String) -> Int { headers.filter { $0.value.contains(text) }.count }
    }

    struct Reply: Sendable {
        enum Ending: Sendable {
            case whole
            /// The connection is closed before the body is complete.
            case cut
            /// Nothing more comes, and the connection stays open.
            case silence
            /// The last piece comes again and again, so many milliseconds apart.
            case drip(milliseconds: Int64)
            /// Not even a head comes.
            case noAnswer
        }

        var status = 200
        var headers: [String: String] = ["Content-Type": "application/json"]
        /// Each is sent for itself.
        var pieces: [[UInt8]] = []
        var ending = Ending.whole
    }

    let port: Int
    private let channel: any Channel
    private let log: Log

    final class Log: Sendable {
        let requests = Mutex<[Request]>([])
        let closed = Mutex(0)
    }

    var requests: [Request] { log.requests.withLock { $0 } }
    /// How many connections are over.
    var closedConnections: Int { log.closed.withLock { $0 } }

    private init(channel: any Channel, log: Log) {
        self.channel = channel
        self.log = log
        port = channel.localAddress?.port ?? 0
    }

    /// Runs the test beside a server. `packing`: answers are packed with gzip where the client takes it.
    static func run<Result>(
        packing: Bool = false, answer: @escaping Answer, _ test: (ModelServer) async throws -> Result
    ) async throws -> Result {
        let log = Log()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                channel.closeFuture.whenComplete { _ in log.closed.withLock { $0 += 1 } }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    if packing { try channel.pipeline.syncOperations.addHandler(HTTPResponseCompressor()) }
                    try channel.pipeline.syncOperations.addHandler(Handler(log: log, answer: answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await test(ModelServer(channel: channel, log: log))
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }
}

/// One connection of a `ModelServer`.
private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let log: ModelServer.Log
    private let answer: ModelServer.Answer
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(log: ModelServer.Log, answer: @escaping ModelServer.Answer) {
        self.log = log
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(var part): body.writeBuffer(&part)
        case .end:
            guard let head else { return }
            let request = ModelServer.Request(
                method: head.method.rawValue, target: head.uri, headers: head.headers, body: String(buffer: body))
            let number = log.requests.withLock { requests in
                requests.append(request)
                return requests.count
            }
            reply(answer(request, number), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func reply(_ reply: ModelServer.Reply, _ context: ChannelHandlerContext) {
        if case .noAnswer = reply.ending { return }
        var headers = HTTPHeaders(reply.headers.map { ($0.key, $0.value) })
        headers.replaceOrAdd(name: "Transfer-Encoding", value: "chunked")
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.status), headers: headers)
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        for piece in reply.pieces { send(piece, context) }
        switch reply.ending {
        case .whole: context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .cut: context.close(promise: nil)
        case .silence, .noAnswer: break
        case .drip(let milliseconds):
            let piece = reply.pieces.last ?? [0x20]
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleRepeatedTask(
                initialDelay: .milliseconds(milliseconds), delay: .milliseconds(milliseconds)
            ) { task in
                let (handler, context) = bound.value
                if context.channel.isActive { handler.send(piece, context) } else { task.cancel() }
            }
        }
    }

    private func send(_ piece: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: piece)))), promise: nil)
    }
}
