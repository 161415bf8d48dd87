import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Puts the errors of the network libraries into words, and says which of them may pass.
struct WireDiagnosis: Sendable {
    var timeout: Duration
    var maxBytes: Int

    func failure(for error: any Error) -> WireFailure {
        switch error {
        case let failure as WireFailure: failure
        case is TimedOut: .broken("did not answer in full within \(timeout.inWords)")
        case Resolver.NotFound.noSuchName: .refused("has a host name that does not exist; check its spelling")
        case Resolver.NotFound.unknown(let reason): .broken("has a host name that cannot be looked up (\(reason))")
        case let error as HTTPClientError: describe(error)
        case let error as IOError: .broken("could not be connected to (\(error.description))")
        case is NIOConnectionError: .broken("could not be connected to")
        case HTTPParserError.invalidEOFState: .broken(Self.cutShort)
        case let error as HTTPParserError: .unusable("does not speak HTTP as it should (\(error))")
        case NIOHTTPDecompression.DecompressionError.limit: tooLarge
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            .unusable("sent a compressed body that cannot be decompressed")
        case NIOSSLError.uncleanShutdown, ChannelError.eof, ChannelError.inputClosed, ChannelError.ioOnClosedChannel:
            .broken(Self.cutShort)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: describe(tls: error)
        default: .broken("failed on the way (\(error))")
        }
    }

    var tooLarge: WireFailure {
        .unusable("is larger than \(maxBytes) bytes, which is more than a careers page should be")
    }

    private static let cutShort = "closed the connection before the answer was complete"

    private func describe(_ error: HTTPClientError) -> WireFailure {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout: .broken("could not be connected to in time")
        case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
            .broken("did not answer in full within \(timeout.inWords)")
        case .remoteConnectionClosed, .uncleanShutdown, .requestStreamCancelled: .broken(Self.cutShort)
        case .alreadyShutdown: .refused("was not asked, as the program is stopping")
        default: .unusable("cannot be asked (\(error.shortDescription))")
        }
    }

    private func describe(tls error: any Error) -> WireFailure {
        let text = String(describing: error)
        let isMistrust =
            text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("unableToValidateCertificate")
            || text.contains("failedToValidateHostname")
        return isMistrust
            ? .unusable(
                "has a certificate that is not trusted; if a proxy of yours signs its own, name its root certificate "
                    + "in SCOUTLY_FETCH_CA_FILE")
            : .broken("could not agree on encryption (\(text))")
    }
}

extension Duration {
    /// `30 s`, `0.5 s`
    var inWords: String {
        let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
        return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\((seconds * 100).rounded() / 100) s"
    }
}
