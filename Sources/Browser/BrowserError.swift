/// Why the browser brought no page; what the page's own host did wrong is a `FetchError`.
public struct BrowserError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// There is no Chromium on this machine, or it does not start: every visit would fail.
        case absent
        /// Chromium crashed, hung or took too much during this visit; the next one gets a new process.
        case unavailable
        /// What is at the address is no page that could be shown.
        case unusable
    }

    public var kind: Kind
    /// A sentence that says what happened and, where there is one, the way out.
    public var description: String

    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static let absent = BrowserError(
        .absent,
        "there is no Chromium on this machine: install it (on Debian: apt-get install chromium-headless-shell), or name "
            + "its program in the setting SCOUTLY_BROWSER")

    static let ended = BrowserError(.unavailable, "Chromium ended during the visit; the next visit starts a new one")
}
