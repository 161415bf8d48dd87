import Testing

@testable import AI

@Suite struct SecretTests {
    private struct Settings {
        var name = "x"
        var key: Secret? = Secret(testKey)
        var all = ["a": Secret(testKey)]
    }

    @Test func `a secret is seen in nothing that is printed`() throws {
        var dumped = ""
        dump(Settings(), to: &dumped)
        let provider = try ProviderSettings(.openai, key: Secret(testKey))
        var dumpedProvider = ""
        dump(provider, to: &dumpedProvider)
        let texts = [
            "\(Secret(testKey))", String(reflecting: Secret(testKey)), "\(Settings())", String(reflecting: Settings()),
            "\([Secret(testKey)])", dumped, dumpedProvider, "\(provider)",
        ]
        for text in texts { #expect(!text.contains(testKey) && !text.contains("sk-")) }
        #expect(texts[0] == "‹secret›")
        #expect(Secret(testKey).reveal() == testKey)
    }

    @Test func `a secret is taken out of what a stranger wrote`() {
        #expect(Secret("abcd").redacted(from: "key abcd, abcdabcd") == "key ‹secret›, ‹secret›‹secret›")
        #expect(Secret("").redacted(from: "key") == "key")
    }
}
