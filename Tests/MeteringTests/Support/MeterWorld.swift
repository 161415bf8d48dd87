import Database
import DatabaseTestSupport
import Domain
import Foundation
@testable import Metering

/// A database with the tables of metering, a clock set by hand, and a meter that goes by it.
struct MeterWorld: Sendable {
    let database: Database
    let clock = ManualClock()

    var meter: Meter { Meter(clock: clock.forMeter) }

    static func run(on engine: Engine, _ test: (MeterWorld) async throws -> Void) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await MeteringSchema.migrations.run(on: database)
            try await test(MeterWorld(database: database))
        }
    }

    func reserve(_ call: PlannedCall, budgets: Budgets = Budgets()) async throws -> Admission {
        let meter = meter
        return try await database.write { try meter.reserve(call, budgets: budgets, in: $0) }
    }

    /// A reservation, where there must be one.
    func granted(_ call: PlannedCall, budgets: Budgets = Budgets()) async throws -> Reservation {
        let admission = try await reserve(call, budgets: budgets)
        guard case .granted(let reservation) = admission else { throw NotGranted(admission: admission) }
        return reservation
    }

    struct NotGranted: Error {
        let admission: Admission
    }

    @discardableResult
    func settle(
        _ reservation: Reservation, _ ending: CallEnding = .answered(TokenUsage(input: 80, output: 20)),
        arrivedWithin: Duration? = nil
    ) async throws -> Bool {
        let meter = meter
        return try await database.write {
            try meter.settle(reservation, ending, arrivedWithin: arrivedWithin, in: $0)
        }
    }

    /// Makes calls that are answered at once.
    func call(_ call: PlannedCall, times: Int = 1) async throws {
        for _ in 0..<times { try await settle(granted(call)) }
    }

    func entry(_ id: CallID) async throws -> LedgerEntry? {
        let now = clock.now
        return try await database.read { try Ledger.find(id, in: $0, now: now) }
    }
}

extension Admission {
    var isGranted: Bool { if case .granted = self { true } else { false } }

    var wait: Wait? { if case .wait(let wait) = self { wait } else { nil } }

    var spent: SpentBudget? { if case .spent(let budget, _) = self { budget } else { nil } }
}
