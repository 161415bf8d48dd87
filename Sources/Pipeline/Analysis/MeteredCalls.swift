import AI
import Database
import Domain
import Foundation
import Metering
import Synchronization

/// Sends requests to the first model that has room for them, each reserved before and settled after.
///
/// One is for one question: a repair round goes to the model that gave the answer.
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

    /// Throws `Delay`, `ModelError`, `CancellationError` or `DatabaseError`.
    func ask(_ request: ModelRequest) async throws -> ModelReply {
        let (choice, reservation) = try await reserve(request)
        var request = request
        request.model = choice.access.model
        do {
            let reply = try await choice.provider.reply(to: request)
            try await settle(reservation, .answered(reply.usage))
            return reply
        } catch {
            // In a task of its own: the worker may be stopping, and what was sent has to be counted.
            let ending = (error as? ModelError).map(CallEnding.init) ?? .unanswered
            try await Task { try await settle(reservation, ending) }.value
            throw error
        }
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

    private func settle(_ reservation: Reservation, _ ending: CallEnding) async throws {
        let meter = setup.meter
        try await database.write { _ = try meter.settle(reservation, ending, in: $0) }
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
