/// The kind of contract a posting offers.
public enum EmploymentType: String, Sendable, Hashable, Codable, CaseIterable {
    case fullTime = "full-time"
    case partTime = "part-time"
    case contract
    case temporary
    case internship
    case apprenticeship
    case volunteer
    case perDiem = "per-diem"
    case other
}
