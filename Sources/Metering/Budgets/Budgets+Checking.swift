import Database

extension Budgets {
    /// The first budget in which so much has no room; those that last longer first. Until the transaction ends, nobody else
    /// takes from them.
    func exceeded(
        by wanted: Spending.Amount, user: String?, day: CalendarDay, in tx: Transaction
    ) throws -> SpentBudget? {
        let budgets = limited(user: user)
        if budgets.isEmpty { return nil }
        // Nothing is added yet, but the rows are locked.
        let spending = try Spending.add(Spending.Amount(), user: user, day: day, in: tx)
        return budgets.first { budget, limit in
            // What costs nothing needs no money.
            let more = wanted.of(budget.unit)
            return more > 0 && spending.amount(budget.scope, budget.period).of(budget.unit) + more > limit
        }?.budget
    }

    private func limited(user: String?) -> [(budget: SpentBudget, limit: Int)] {
        var limited: [(SpentBudget, Int)] = []
        for period in [SpentBudget.Period.month, .day] {
            for scope in user == nil ? [SpentBudget.Scope.overall] : [.overall, .user] {
                for unit in SpentBudget.Unit.allCases {
                    let budget = SpentBudget(scope: scope, unit: unit, period: period)
                    guard let limit = (scope == .overall ? overall : self.user).limit(unit, period) else { continue }
                    limited.append((budget, limit))
                }
            }
        }
        return limited
    }
}
