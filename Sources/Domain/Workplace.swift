/// Where the work is done, as the posting says it.
public enum Workplace: String, Sendable, Hashable, Codable, CaseIterable {
    case remote
    case hybrid
    case onSite = "onsite"
}
