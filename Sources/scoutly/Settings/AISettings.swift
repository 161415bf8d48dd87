import AI
import Domain
import Foundation
import Metering

/// With which models the best matches are analysed, as it is set. Nil parts take what is known of the model.
struct AISettings {
    var kind: ProviderSettings.Kind
    /// Nil when it is kept sealed in the database, or the server wants none.
    var key: Secret?
    var baseURL: URL?
    /// The first is asked, the others when it has no room.
    var models: [String]
    /// The provider's plan, such as free or paid, that limits and prices are of.
    var plan: String?
    var streams = true
    var leastScore: Int?
    var batch: Int?
    var limits: ModelLimits
    var budgets: Budgets

    /// Nil when no provider is set.
    ///
    /// - Throws: `Failure`.
    init?(_ reader: SettingsReader) throws {
        guard let kind = try reader.word("ai.provider", ProviderSettings.Kind.allCases) else { return nil }
        self.kind = kind
        key = reader.text("ai.key").map(Secret.init)
        if let path = reader.text("ai.keyFile") {
            guard key == nil, let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Failure(
                    .settings,
                    key == nil
                        ? "the file \(path) that SCOUTLY_AI_KEY_FILE names cannot be read"
                        : "both SCOUTLY_AI_KEY and SCOUTLY_AI_KEY_FILE are set; one is enough")
            }
            key = Secret(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        baseURL = try reader.url("ai.baseUrl")
        models = try reader.list("ai.models") { $0 }
        if models.isEmpty, baseURL == nil, let known = KnownModels.shipped.all.first(where: { $0.provider == kind }) {
            models = [known.name]
        }
        guard !models.isEmpty else {
            throw Failure(
                .settings, "SCOUTLY_AI_BASE_URL is set, but no model: name those of your server in SCOUTLY_AI_MODELS")
        }
        plan = reader.text("ai.plan")
        streams = try reader.truth("ai.streams") ?? true
        leastScore = try reader.number("ai.leastScore", 1...100)
        batch = try reader.number("ai.batch", 1...8)
        limits = ModelLimits(
            requestsPerMinute: try reader.number("ai.requestsPerMinute", 1...1_000_000),
            requestsPerDay: try reader.number("ai.requestsPerDay", 1...100_000_000),
            tokensPerMinute: try reader.number("ai.tokensPerMinute", 1_000...1_000_000_000),
            tokensPerDay: try reader.number("ai.tokensPerDay", 1_000...100_000_000_000),
            concurrentCalls: try reader.number("ai.concurrentCalls", 1...1_000),
            timeZone: try reader.timeZone("ai.limitTimeZone") ?? "UTC")
        hasOwnTimeZone = reader.text("ai.limitTimeZone") != nil
        budgets = Budgets(
            overall: try Self.budget("ai.budget", reader), user: try Self.budget("ai.userBudget", reader),
            timeZone: try reader.timeZone("ai.timeZone") ?? TimeZone.current.identifier)
    }

    private let hasOwnTimeZone: Bool

    /// What is set goes before what is known.
    func limits(of known: KnownModel?) -> ModelLimits {
        let base = known?.limits ?? ModelLimits()
        return ModelLimits(
            requestsPerMinute: limits.requestsPerMinute ?? base.requestsPerMinute,
            requestsPerDay: limits.requestsPerDay ?? base.requestsPerDay,
            tokensPerMinute: limits.tokensPerMinute ?? base.tokensPerMinute,
            tokensPerDay: limits.tokensPerDay ?? base.tokensPerDay,
            concurrentCalls: limits.concurrentCalls ?? base.concurrentCalls,
            timeZone: hasOwnTimeZone ? limits.timeZone : base.timeZone)
    }

    private static func budget(_ key: String, _ reader: SettingsReader) throws -> Budget {
        Budget(
            tokensPerDay: try reader.number("\(key).tokensPerDay", 1...1_000_000_000_000),
            tokensPerMonth: try reader.number("\(key).tokensPerMonth", 1...1_000_000_000_000),
            costPerDay: try reader.dollars("\(key).dollarsPerDay"),
            costPerMonth: try reader.dollars("\(key).dollarsPerMonth"))
    }

    /// Every setting of these, for the list of those that there are.
    static let keys =
        [
            "provider", "key", "keyFile", "baseUrl", "models", "plan", "streams", "leastScore", "batch",
            "requestsPerMinute", "requestsPerDay", "tokensPerMinute", "tokensPerDay", "concurrentCalls",
            "limitTimeZone", "timeZone",
        ].map { "ai.\($0)" }
        + ["ai.budget", "ai.userBudget"].flatMap { budget in
            ["tokensPerDay", "tokensPerMonth", "dollarsPerDay", "dollarsPerMonth"].map { "\(budget).\($0)" }
        }
}
