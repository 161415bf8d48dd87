import Foundation

/// Where metrics are served: "127.0.0.1:9464", "[::1]:9464", ":9464" on all addresses.
struct MetricsAddress: Equatable {
    let host: String
    let port: Int

    /// Nil for nil and "off".
    ///
    /// - Throws: `Failure` that says what would be right.
    init?(_ text: String?) throws {
        guard let text, text != "off" else { return nil }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else {
            throw Failure(
                .settings,
                "metrics cannot be served on “\(text)”: an address such as 127.0.0.1:9464 belongs there, or off")
        }
        let host = text[..<colon].trimmingCharacters(in: ["[", "]"])
        self.host = host.isEmpty ? "0.0.0.0" : host
        self.port = port
    }
}
