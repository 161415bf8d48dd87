import Foundation
import NIOSSL

/// The system's trust roots and those of one more file, as a company's proxy or a test needs.
enum TrustRoots {
    static func configuration(withFile path: String?) throws(FetchSettingError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if !system.isEmpty { configuration.trustRoots = .certificates(system) }
        guard let path else { return configuration }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw FetchSettingError("the file of trust roots “\(path)” does not exist or may not be read")
        }
        let certificates = (try? NIOSSLCertificate.fromPEMFile(path)) ?? []
        guard !certificates.isEmpty else {
            throw FetchSettingError("the file of trust roots “\(path)” holds no certificate in PEM form")
        }
        configuration.additionalTrustRoots = [.certificates(certificates)]
        return configuration
    }

    /// The system's certificates, parsed once: with `.default` each TLS context, that is each host, would parse and keep
    /// the 140 or so by itself. None where the system has them elsewhere; then `.default` knows better.
    private static let system: [NIOSSLCertificate] =
        bundles.lazy.compactMap { try? NIOSSLCertificate.fromPEMFile($0) }.first { !$0.isEmpty } ?? []

    /// Where NIOSSL itself looks: Debian, Ubuntu, Arch, Alpine; Fedora.
    private static let bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]
}
