/// A budget in which a call has no room.
public struct SpentBudget: Sendable, Hashable {
    public enum Scope: String, Sendable, CaseIterable { case overall, user }
    public enum Unit: String, Sendable, CaseIterable { case tokens, cost }
    public enum Period: String, Sendable, CaseIterable { case day, month }

    public var scope: Scope
    public var unit: Unit
    public var period: Period

    public init(scope: Scope, unit: Unit, period: Period) {
        self.scope = scope
        self.unit = unit
        self.period = period
    }
}
