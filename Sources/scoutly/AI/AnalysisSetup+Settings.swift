import AI
import Database
import Domain
import Foundation
import Pipeline
import Store

extension AnalysisSetup {
    /// The models that the settings name, on a connection that they share. Says loudly what is not known of them.
    ///
    /// - Throws: `Failure` when there is no key where one is needed, or requests should not go to the base URL.
    init(_ settings: AISettings, _ installation: Installation, on connection: ModelConnection) async throws {
        let key = try await SealedKeys(installation).find(settings)
        if key == nil, settings.baseURL == nil {
            throw Failure(
                .settings,
                "there is no key for \(settings.kind.rawValue): set SCOUTLY_AI_KEY or SCOUTLY_AI_KEY_FILE, or keep it sealed with: scoutly ai key set"
            )
        }
        let provider: any ModelProvider
        do {
            provider = try ProviderSettings(
                settings.kind, key: key, baseURL: settings.baseURL, streams: settings.streams
            ).provider(on: connection)
        } catch let refusal as ProviderAddress.Refusal {
            throw Failure(.settings, "SCOUTLY_AI_BASE_URL: \(refusal)")
        }
        let name = settings.baseURL?.host() ?? settings.kind.rawValue
        let models = settings.models.map { model in
            let known =
                settings.baseURL == nil ? KnownModels.shipped.find(settings.kind, model, tier: settings.plan) : nil
            if known == nil, settings.baseURL == nil {
                Console.warning(
                    "no prices and limits are known of the model \(model)\(settings.plan.map { " on the plan \($0)" } ?? ""); set them, or calls are limited by the budgets alone"
                )
            }
            return ModelChoice(
                access: ModelAccess(provider: name, key: Self.name(of: key), model: model),
                limits: settings.limits(of: known),
                price: known?.price ?? ModelPrice(input: 0, cachedInput: 0, output: 0),
                tokenizer: TokenEstimate.Tokenizer(settings.kind), provider: provider)
        }
        self.init(models: models, budgets: settings.budgets)
        leastScore = settings.leastScore ?? leastScore
        batch = settings.batch ?? batch
    }

    /// Tells keys apart without telling them.
    private static func name(of key: Secret?) -> String {
        guard let key else { return "none" }
        var hasher = ContentHasher()
        hasher.combine("a key's name")
        hasher.combine(key.reveal())
        return String(hasher.finish().rawValue.prefix(8))
    }
}
