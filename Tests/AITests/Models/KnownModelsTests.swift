import Domain
import Testing

@testable import AI

@Suite struct KnownModelsTests {
    @Test func `the list that is shipped can be read, and has all providers`() {
        let models = KnownModels.shipped.all
        #expect(Set(models.map(\.provider)) == Set(ProviderSettings.Kind.allCases))
        #expect(models.allSatisfy { $0.readOn.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil && !$0.source.isEmpty })
        #expect(models.allSatisfy { $0.price.cachedInput <= $0.price.input })
        #expect(Set(models.map { "\($0.provider) \($0.name) \($0.tier)" }).count == models.count)
    }

    @Test func `Gemini's free plan is assumed, and its day ends at midnight in California`() throws {
        let model = try #require(KnownModels.shipped.find(.gemini, "models/gemini-3.5-flash-lite"))
        #expect(model.tier == "free")
        #expect(model.price.cost(of: TokenUsage(input: 1_000, output: 1_000)) == 0)
        #expect(
            model.limits
                == ModelLimits(
                    requestsPerMinute: 15, requestsPerDay: 500, tokensPerMinute: 250_000,
                    timeZone: "America/Los_Angeles"))
        let paid = try #require(KnownModels.shipped.find(.gemini, "gemini-3.5-flash-lite", tier: "paid"))
        #expect(paid.price == ModelPrice(input: 300, cachedInput: 30, output: 2_500))
    }

    @Test(arguments: [
        "gpt-4o-mini-2024-07-18", "gpt-4o-mini-latest", "gpt-4o-mini-20240718", "gpt-4o-mini-001", "gpt-4o-mini",
    ])
    func `a model is known by its name without a version`(_ name: String) {
        #expect(KnownModels.shipped.find(.openai, name)?.price.input == 150)
    }

    @Test(arguments: ["gpt-4o-mini-tts", "gpt-99", "", "openai/gpt-4o-mini", "-", "gpt-4o-mini-x-2024"])
    func `of an unknown model nothing is said`(_ name: String) {
        #expect(KnownModels.shipped.find(.openai, name) == nil)
        #expect(KnownModels.shipped.find(.gemini, "gpt-4o-mini") == nil)
    }

    private static let line = "openai\tm\tt\t10\t5\t0.1\t0.005\t2\t3\t-\t-\t-\t-\tUTC\t2026-11-23\tsomewhere"

    @Test func `a line says what a model costs and bears`() throws {
        let model = try #require(try KnownModels(tsv: "# heading\n\n\(Self.line)\n").all.first)
        #expect(model.price == ModelPrice(input: 100, cachedInput: 5, output: 2_000))
        #expect(model.limits == ModelLimits(requestsPerMinute: 3))
    }

    @Test(arguments: [
        (line.replacing("openai", with: "nobody"), "there is no provider “nobody”"),
        (line.replacing("UTC", with: "Mars"), "there is no time zone “Mars”"),
        (line.replacing("\t3\t", with: "\tmany\t"), "“many” is not a count"),
        (line.replacing("0.005", with: "free"), "“free” is not a price"),
        (line.replacing("\t10\t", with: "\t-\t"), "has no context length or maximum output"),
        ("openai\tm", "has 2 fields, not 16"),
    ])
    func `a line that cannot be read is named`(_ sample: (String, String)) {
        let problem = #expect(throws: KnownModels.Problem.self) { try KnownModels(tsv: "\n\(sample.0)") }
        #expect(problem?.description == "line 2: \(sample.1)")
    }
}
