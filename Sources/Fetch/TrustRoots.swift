import Foundation
import NIOSSL

/// The system's trust roots and those of one more file, as a company's proxy or a test needs.
enum TrustRoots {
    static func configuration(withFile path: String?) throws(FetchSettingError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
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
}
