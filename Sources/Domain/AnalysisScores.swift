/// The parts that a deep analysis of a posting is scored by, each from 0 to 100.
public struct AnalysisScores: Sendable, Hashable, Codable {
    /// Place, permission to work, hours, language and pay against the conditions.
    public var logistics: Int
    public var skills: Int
    /// The work and its level against the career so far.
    public var role: Int
    public var growth: Int
    public var company: Int

    public init(logistics: Int, skills: Int, role: Int, growth: Int, company: Int) {
        self.logistics = logistics
        self.skills = skills
        self.role = role
        self.growth = growth
        self.company = company
    }

    /// In the order of the members, as they are written.
    public static let names = ["logistics", "skills", "role", "growth", "company"]

    /// The weighted mean: skills 30, logistics and role 25 each, growth and company 10 each.
    public var total: Int {
        (25 * logistics + 30 * skills + 25 * role + 10 * growth + 10 * company + 50) / 100
    }
}
