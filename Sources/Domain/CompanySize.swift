/// How many people an employer has, in the steps that job sites use.
public enum CompanySize: String, Sendable, Hashable, Codable, CaseIterable {
    /// Up to 10 people.
    case tiny
    /// 11 to 50.
    case small
    /// 51 to 200.
    case medium
    /// 201 to 1,000.
    case large
    /// More than that.
    case huge

    public init(people: Int) {
        self = people <= 10 ? .tiny : people <= 50 ? .small : people <= 200 ? .medium : people <= 1_000 ? .large : .huge
    }
}
