/// How far along a career a job or a person is, lowest first.
public enum Seniority: String, Sendable, Hashable, Codable, CaseIterable {
    case intern
    case junior
    case mid
    case senior
    case staff
    case lead
    case principal
    case manager
    case director
    case vicePresident = "vp"
    case executive

    /// A height that can be compared across the two tracks: a lead stands beside staff, a manager beside principal.
    public var rank: Int {
        switch self {
        case .intern: 0
        case .junior: 1
        case .mid: 2
        case .senior: 3
        case .staff, .lead: 4
        case .principal, .manager: 5
        case .director: 6
        case .vicePresident: 7
        case .executive: 8
        }
    }
}
