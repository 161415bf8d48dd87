public import Foundation

/// How the polite client behaves; the defaults are what a stranger's server may expect of us.
public struct FetchSettings: Sendable {
    /// Where a site's owner can reach whoever runs this program: an e-mail address or a URL, sent in the User-Agent.
    public var contact: String?
    /// How long to leave a job API alone after a request.
    public var apiGap: Duration = .milliseconds(500)
    /// How long to leave any other host alone after a request.
    public var pageGap: Duration = .seconds(2)
    /// How long to leave a host alone between the parts of a page that a browser draws.
    public var partGap: Duration = .milliseconds(50)
    public var maxRedirects = 5
    /// The largest body accepted, in bytes, after decompression.
    public var maxBytes = 20 * 1024 * 1024
    /// For one request as a whole: looking up the name, connecting, asking, reading the last byte.
    public var timeout: Duration = .seconds(30)
    /// For connecting to one address, TLS included; a host with several addresses has the next one tried then.
    public var connectTimeout: Duration = .seconds(8)
    /// How often a request is repeated after a failure that may pass.
    public var maxRetries = 3
    /// The first retry waits a random time up to this, each further one up to twice as long as the one before.
    public var retryBase: Duration = .seconds(1)
    public var retryCap: Duration = .seconds(30)
    /// A host that asks to be left alone for longer is not waited for: `FetchError.Kind.unavailable(after:)`.
    public var maxWait: Duration = .seconds(120)
    /// Where connections really go; the first rule that fits is used.
    public var connectTo: [ConnectToRule] = []
    /// A PEM file with trust roots beside the system's.
    public var caFile: String?
    /// Networks that may be asked although they are not public.
    public var allowPrivate: [CIDR] = []
    /// Where answers with a validator are kept between runs; nil keeps none.
    public var cacheDirectory: URL?
    /// The size that the kept answers may have together.
    public var cacheBytes = 256 * 1024 * 1024

    public init() {}

    /// The name that robots.txt files know us by.
    public static let productToken = "Scoutly"

    /// `Scoutly/0.1 (+contact)`, or without the part in brackets when no contact is set.
    public var userAgent: String {
        let product = "\(Self.productToken)/0.1"
        let contact = (contact ?? "").unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        return contact.isEmpty ? product : "\(product) (+\(String(String.UnicodeScalarView(contact))))"
    }

    func gap(after pace: FetchRequest.Pace) -> Duration {
        switch pace {
        case .api: apiGap
        case .page: pageGap
        case .part: partGap
        }
    }
}
