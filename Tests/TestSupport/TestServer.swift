import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A real HTTP server on loopback that answers as the test says and remembers what it was asked.
public final class TestServer: Sendable {
    public typealias Answer = @Sendable (TestRequest) -> TestReply?

    struct Log: Sendable {
        var accepts = 0
        var requests: [TestRequest] = []
        var inFlight: [String: Int] = [:]
        var mostInFlight = 0
    }

    public let port: Int
    private let channel: any Channel
    private let log: LogBox

    final class LogBox: Sendable {
        let value = Mutex(Log())
    }

    public var accepts: Int { log.value.withLock(\.accepts) }
    public var requests: [TestRequest] { log.value.withLock(\.requests) }
    public var mostInFlight: Int { log.value.withLock(\.mostInFlight) }
    /// The requests for anything but robots.txt.
    public var pages: [TestRequest] { requests.filter { $0.target != "/robots.txt" } }

    private init(channel: any Channel, log: LogBox) {
        self.channel = channel
        self.log = log
        port = channel.localAddress?.port ?? 0
    }

    /// Runs the test beside a server; a request for which `answer` is nil gets 404.
    public static func run(
        at address: String = "127.0.0.1", answer: @escaping Answer,
        _ test: @Sendable (TestServer) async throws -> Void
    ) async throws {
        let log = LogBox()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                log.value.withLock { $0.accepts += 1 }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(TestServerHandler(log: log, answer: answer))
                }
            }
            .bind(host: address, port: 0).get()
        let server = TestServer(channel: channel, log: log)
        do { try await test(server) } catch {
            try await channel.close()
            throw error
        }
        try await channel.close()
    }
}

/// One connection of a `TestServer`.
private final class TestServerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let log: TestServer.LogBox
    private let answer: TestServer.Answer
    private var head: HTTPRequestHead?
    private var body = ""

    init(log: TestServer.LogBox, answer: @escaping TestServer.Answer) {
        self.log = log
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = ""
        case .body(let part): body += String(buffer: part)
        case .end:
            guard let head else { return }
            reply(
                to: TestRequest(method: head.method.rawValue, target: head.uri, headers: head.headers, body: body),
                context: context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func reply(to request: TestRequest, context: ChannelHandlerContext) {
        log.value.withLock {
            $0.requests.append(request)
            $0.inFlight[request.host, default: 0] += 1
            $0.mostInFlight = max($0.mostInFlight, $0.inFlight[request.host] ?? 0)
        }
        let reply = answer(request) ?? .text("no such page", status: 404)
        let write = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        // Long enough that a second request would be seen while this one is open.
        context.eventLoop.scheduleTask(in: .milliseconds(1)) {
            let (handler, context) = write.value
            handler.log.value.withLock { $0.inFlight[request.host, default: 0] -= 1 }
            handler.write(reply, context: context)
        }
    }

    private func write(_ reply: TestReply, context: ChannelHandlerContext) {
        if case .silent = reply.ending { return }
        var headers = HTTPHeaders(reply.headers.map { ($0.key, $0.value) })
        if reply.status != 304, !headers.contains(name: "Transfer-Encoding") {
            headers.replaceOrAdd(name: "Content-Length", value: "\(reply.body.count)")
        }
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        var body = reply.body[...]
        if case .cut(let count) = reply.ending { body = body.prefix(count) }
        if case .stalledBody = reply.ending { body = [] }
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
        switch reply.ending {
        case .whole: context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .cut: context.close(promise: nil)
        case .silent, .stalledBody: break
        }
    }
}
