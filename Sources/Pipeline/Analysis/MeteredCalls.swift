import AI
import Database
import Domain
import Foundation
import Metering
import Synchronization

/// Sends requests to the first model that has room for them, each reserved before and settled after.
///
/// One is for one question: a repair round goes to the model that gave the answer. The last reply is settled in the
/// transaction that keeps the answer, so that none is paid and lost.
final class MeteredCalls: Sendable {
    /// Why no request was sent.
    enum Delay: Error {
        /// It would go over a limit before then.
        case until(Date)
        /// The budget is spent until then.
        case spent(SpentBudget, until: Date)
        /// No model takes a request of that size, ever.
        case tooLarge
    }

    private let database: Database
    private let setup: AnalysisSetup
    private let ticket: String
    private let user: String?
    private let company: CompanyID?
    private let chosen = Mutex<ModelChoice?>(nil)
    private let unsettled = Mutex<(Reservation, TokenUsage)?>(nil)

    /// - Parameter ticket: names who asks, whenever it asks for the same.
    init(_ database: Database, _ setup: AnalysisSetup, ticket: String, user: String?, company: CompanyID?) {
        self.database = database
        self.setup = setup
        self.ticket = ticket
        self.user = user
        self.company = company
    }

    /// The model that was asked, as `provider/model`.
    var model: String? { chosen.withLock { $0.map { "\($0.access.provider)/\($0.access.model)" } } }

    /// Asks, and once more where the answer has another shape; the reply is then to be settled by `settle`.
    ///
    /// Throws `Delay`, `ModelError`, `CancellationError` or `DatabaseError`; then all that was sent is settled.
    func answer(_ question: Question, onRepair: @Sendable ([String]) -> Void) async throws -> ModelAnswer {
        do {
            return try await question.answer(by: ask, onRepair: onRepair)
        } catch {
            // In a task of its own, as below: the worker may be stopping, and what was sent has to be counted.
            try await Task { try await settleNow() }.value
            throw error
        }
    }

    /// Settles the last reply, if it is not yet.
    func settle(in tx: Transaction) throws {
        if let (reservation, usage) = unsettled.withLock(\.self) {
            _ = try setup.meter.settle(reservation, .answered(usage), in: tx)
        }
    }

    private func ask(_ request: ModelRequest) async throws -> ModelReply {
        try await settleNow()
        let (choice, reservation) = try await reserve(request)
        var request = request
        request.model = choice.access.model
        do {
            let reply = try await choice.provider.reply(to: request)
            unsettled.withLock { $0 = (reservation, reply.usage) }
            return reply
        } catch {
            let ending = (error as? ModelError).map(CallEnding.init) ?? .unanswered
            let meter = setup.meter
            try await Task { try await database.write { _ = try meter.settle(reservation, ending, in: $0) } }.value
            throw error
        }
    }

    private func settleNow() async throws {
        if unsettled.withLock({ $0 == nil }) { return }
        try await database.write { try self.settle(in: $0) }
        unsettled.withLock { $0 = nil }
    }

    private func reserve(_ request: ModelRequest) async throws -> (ModelChoice, Reservation) {
        let models = chosen.withLock { $0.map { [$0] } } ?? setup.models
        let calls = models.map { call(for: request, to: $0) }
        let admission = try await ModelChain(calls, patience: setup.patience).admit { call in
            let (meter, budgets) = (setup.meter, setup.budgets)
            return try await database.write { try meter.reserve(call, budgets: budgets, in: $0) }
        }
        switch admission {
        case .granted(let reservation):
            guard let choice = models.first(where: { $0.access == reservation.call.access }) else {
                preconditionFailure("a call was granted that nobody asked for")
            }
            chosen.withLock { $0 = choice }
            return (choice, reservation)
        case .wait(let wait): throw Delay.until(wait.until)
        case .spent(let budget, let end): throw Delay.spent(budget, until: end)
        case .tooLarge: throw Delay.tooLarge
        }
    }

    private func call(for request: ModelRequest, to choice: ModelChoice) -> PlannedCall {
        PlannedCall(
            access: choice.access, limits: choice.limits, price: choice.price,
            estimate: TokenEstimate.most(of: request, choice.tokenizer), timeout: request.timeout,
            operation: AnalysePostings.operation, user: user, company: company, ticket: ticket)
    }
}

extension CallEnding {
    /// What a call that failed means for the limits and for all others who call.
    init(_ error: ModelError) {
        self =
            switch error.kind {
            case .rateLimited(let limit):
                switch (limit.period, limit.until) {
                case (.day, _): .limited(.untilNextDay)
                case (_, let until?): .limited(.lasting(.seconds(max(1, until.timeIntervalSinceNow))))
                default: .limited(.unknown)
                }
            case .overloaded(let after): .failed(retryAfter: after)
            case .unreachable: .unanswered
            case .refused, .truncated, .malformed, .unusable:
                error.usage.total > 0 ? .answered(error.usage) : .unanswered
            case .outOfCredit, .unauthorized, .unknownModel, .tooLong, .declined, .invalidRequest: .refused
            }
    }
}
