import Database
import Domain
import Foundation
import Metering
import Testing

/// What may be spent in a day and in a month.
struct BudgetTests {
    @Test(arguments: Engine.allCases)
    func `what is reserved counts, and what was not used is given back`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let budgets = Budgets(overall: Budget(tokensPerDay: 250))
            let first = try await world.granted(.sample(), budgets: budgets)
            _ = try await world.granted(.sample(), budgets: budgets)
            let refusal = try await world.reserve(.sample(), budgets: budgets)
            #expect(refusal.spent == SpentBudget(scope: .overall, unit: .tokens, period: .day))
            try await world.settle(first, .answered(TokenUsage(input: 40, output: 10)))
            #expect(try await world.reserve(.sample(), budgets: budgets).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `money is counted at the model's price, cached input at its own`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            // A hundred tokens are 100,000 nanodollars.
            let budgets = Budgets(overall: Budget(costPerDay: 199_999))
            let first = try await world.granted(.sample(), budgets: budgets)
            #expect(try await world.reserve(.sample(), budgets: budgets).spent?.unit == .cost)
            try await world.settle(first, .answered(TokenUsage(input: 80, cachedInput: 50, output: 20)))
            #expect(try await world.entry(first.id)?.cost == 55_000)
            #expect(try await world.reserve(.sample(), budgets: budgets).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call that costs nothing goes on when the money is spent`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let budgets = Budgets(overall: Budget(costPerDay: 100_000))
            _ = try await world.granted(.sample(), budgets: budgets)
            var local = PlannedCall.sample(model: "local")
            local.price = ModelPrice(input: 0, cachedInput: 0, output: 0)
            #expect(try await world.reserve(local, budgets: budgets).isGranted)
            #expect(try await !world.reserve(.sample(), budgets: budgets).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a user's budget is the user's, over all models`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let budgets = Budgets(user: Budget(tokensPerMonth: 150))
            _ = try await world.granted(.sample(user: "ada"), budgets: budgets)
            let refusal = try await world.reserve(.sample(model: "sample-2", user: "ada"), budgets: budgets)
            #expect(refusal.spent == SpentBudget(scope: .user, unit: .tokens, period: .month))
            #expect(try await world.reserve(.sample(user: "bob"), budgets: budgets).isGranted)
            #expect(try await world.reserve(.sample(), budgets: budgets).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a day and a month begin at midnight in the budget's time zone`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            // 2027-01-31 23:59:59 in Berlin.
            let lastSecond = Date(timeIntervalSince1970: 1_801_436_399)
            world.clock.set(lastSecond)
            let budgets = Budgets(
                overall: Budget(tokensPerDay: 150, tokensPerMonth: 1_000),
                user: Budget(tokensPerMonth: 150), timeZone: "Europe/Berlin")
            let crossing = try await world.granted(.sample(user: "ada"), budgets: budgets)
            let midnight = lastSecond.addingTimeInterval(1)
            let day = try await world.reserve(.sample(user: "bob"), budgets: budgets)
            #expect(day == .spent(SpentBudget(scope: .overall, unit: .tokens, period: .day), until: midnight))
            world.clock.set(midnight)
            // What is settled now belongs to the month in which it was reserved.
            try await world.settle(crossing)
            _ = try await world.granted(.sample(user: "ada"), budgets: budgets)
            world.clock.advance(86_400)
            let month = try await world.reserve(.sample(user: "ada"), budgets: budgets)
            let march = midnight.addingTimeInterval(28 * 86_400)
            #expect(month == .spent(SpentBudget(scope: .user, unit: .tokens, period: .month), until: march))
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was spent can be looked up`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.call(.sample(user: "ada"), times: 3)
            try await world.call(.sample(user: "bob"))
            let day = CalendarDay(rawValue: "2027-01-15")
            let spending = try await world.database.read { try Spending.find(user: "ada", day: day, in: $0) }
            #expect(spending.amount(.overall, .day) == Spending.Amount(tokens: 400, cost: 400_000))
            #expect(spending.amount(.user, .month) == Spending.Amount(tokens: 300, cost: 300_000))
        }
    }
}
