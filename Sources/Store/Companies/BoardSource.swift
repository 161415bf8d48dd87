/// The board that was found behind a careers page.
public struct BoardSource: Sendable, Hashable {
    /// "greenhouse", "html".
    public var system: String
    /// The company's name there; nil for pages that are read as they are.
    public var token: String?

    public init(system: String, token: String? = nil) {
        self.system = system
        self.token = token
    }
}
