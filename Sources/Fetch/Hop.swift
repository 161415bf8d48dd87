/// One request to one address, with everything decided: what redirects, retries and robots.txt checks are made of.
struct Hop: Sendable {
    enum BodyLimit: Sendable {
        /// Longer is an error.
        case refuse(over: Int)
        /// Longer is cut off there.
        case cut(at: Int)
    }

    var address: WebAddress
    var method: FetchRequest.Method = .get
    var headers: [String: String] = [:]
    var body: String?
    /// How long the host is left alone afterwards.
    var gap: Duration
    /// Whether the gap is the host's wish (Crawl-delay), not our own habit.
    var isGapAsked = false
    var limit: BodyLimit
}
