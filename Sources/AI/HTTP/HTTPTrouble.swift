import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Why a call brought no answer that can be read.
enum HTTPTrouble: Error, Sendable {
    /// Refused by the server; with the beginning of what it says about it.
    case status(HTTPHead, body: [UInt8])
    /// Nothing, or not all of it, came; another try may do better. The reason is a sentence's end.
    case unreachable(String)
    /// What came is of no use, and would not be the next time.
    case unusable(String)

    /// Nil for what is neither the network's doing nor the body's.
    static func of(_ error: any Error, in call: HTTPCall) -> HTTPTrouble? {
        switch error {
        case let trouble as HTTPTrouble: trouble
        case Vigil.Reason.noAnswer: .unreachable("sent nothing for \(call.firstByte.shown)")
        case Vigil.Reason.stalled: .unreachable("fell silent for \(call.silence.shown) in the middle of its answer")
        case Vigil.Reason.tooSlow: .unreachable("was not done after \(call.timeout.shown)")
        case is HTTPBody.TooLarge, is ServerSentEvents.TooLong: tooLarge(call)
        case let error as HTTPClientError: of(error)
        case is NIOSSLError, is NIOSSLExtraError: .unreachable("has no secure connection for us: \(error)")
        case let error as IOError: .unreachable("cannot be reached (\(String(cString: strerror(error.errnoCode))))")
        case is NIOConnectionError: .unreachable("cannot be reached")
        case is ChannelError: .unreachable("closed the connection")
        case is ModelError, is CancellationError: nil
        default: of(unknown: error, call)
        }
    }

    private static func of(_ error: HTTPClientError) -> HTTPTrouble {
        switch error {
        case .connectTimeout: .unreachable("did not take the connection in time")
        case .remoteConnectionClosed: .unreachable("closed the connection in the middle of its answer")
        default: .unreachable("broke off: \(error.shortDescription)")
        }
    }

    /// The library's decompression and HTTP parser have error types that are not public.
    private static func of(unknown error: any Error, _ call: HTTPCall) -> HTTPTrouble {
        let name = String(reflecting: type(of: error))
        if name.contains("Decompression") {
            return "\(error)".contains("limit") ? tooLarge(call) : .unusable("sent what cannot be unpacked")
        }
        if name.contains("HTTPParserError") { return .unreachable("does not speak HTTP") }
        return .unreachable("broke off (\(name))")
    }

    private static func tooLarge(_ call: HTTPCall) -> HTTPTrouble {
        .unusable("sent more than \(call.maxBytes >> 20) MiB")
    }
}

extension Duration {
    fileprivate var shown: String { formatted(.units(allowed: [.minutes, .seconds, .milliseconds], width: .narrow)) }
}
