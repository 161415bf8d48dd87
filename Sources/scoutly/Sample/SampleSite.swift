import Fetch
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// The fictional careers site that comes with the program, served on this machine while it is scouted.
///
/// It is read through the same client as any other site: a connect-to rule leads its made-up host here.
struct SampleSite {
    private let port: Int

    private static let host = "careers.skerrivane.example"

    var careersURL: String { "http://\(Self.host)/careers/" }

    /// The candidate who scouts it.
    var candidate: (cv: String, profile: String) {
        (Self.folder.appending(path: "cv.md").path, Self.folder.appending(path: "profile.yaml").path)
    }

    /// The settings with which it is reached: nobody else's server is spared by waiting for our own.
    func settings(_ settings: Settings) throws -> Settings {
        var settings = settings
        settings.fetch.connectTo = [try ConnectToRule("\(Self.host):80:127.0.0.1:\(port)")]
        settings.fetch.allowPrivate = [try CIDR("127.0.0.1/32")]
        settings.fetch.pageGap = .zero
        settings.fetch.cacheDirectory = nil
        return settings
    }

    /// Serves the site for as long as `work` takes.
    static func serve<Result>(_ work: (SampleSite) async throws -> Result) async throws -> Result {
        let group = MultiThreadedEventLoopGroup.singleton
        let channel = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
                    try channel.pipeline.syncOperations.addHandler(SampleFiles(folder: folder.appending(path: "site")))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await work(SampleSite(port: channel.localAddress?.port ?? 0))
            try? await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private static var folder: URL { Bundle.module.bundleURL.appending(path: "Sample") }
}

/// Answers with the files of a folder: `/careers/?page=2` is `careers/index.page-2.html`.
private final class SampleFiles: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let folder: URL

    init(folder: URL) { self.folder = folder }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let request) = unwrapInboundIn(data) else { return }
        let file = file(for: request.uri)
        let contents = file.flatMap { FileManager.default.contents(atPath: $0.path) }
        var headers = HTTPHeaders()
        headers.add(name: "Content-Length", value: String(contents?.count ?? 0))
        headers.add(
            name: "Content-Type", value: file?.pathExtension == "txt" ? "text/plain" : "text/html; charset=utf-8")
        let head = HTTPResponseHead(version: .http1_1, status: contents == nil ? .notFound : .ok, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: contents ?? Data())))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private func file(for target: String) -> URL? {
        guard let parts = URLComponents(string: target), !parts.path.contains("..") else { return nil }
        let file = folder.appending(path: parts.path)
        guard file.pathExtension.isEmpty else { return file }
        let page = parts.queryItems?.first { $0.name == "page" }?.value ?? "1"
        return file.appending(path: page == "1" ? "index.html" : "index.page-\(page).html")
    }
}
