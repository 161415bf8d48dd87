import Domain
import Metering

extension PlannedCall {
    /// A call that takes 100 tokens, at a dollar for a million of them.
    static func sample(
        _ limits: ModelLimits = ModelLimits(), model: String = "sample-1", input: Int = 80, output: Int = 20,
        operation: String = "screening", user: String? = nil, company: CompanyID? = nil, ticket: String? = nil
    ) -> PlannedCall {
        PlannedCall(
            access: ModelAccess(provider: "sample", key: "first", model: model), limits: limits,
            price: ModelPrice(input: 1_000, cachedInput: 100, output: 1_000),
            estimate: TokenUsage(input: input, output: output), operation: operation, user: user, company: company,
            ticket: ticket)
    }
}
