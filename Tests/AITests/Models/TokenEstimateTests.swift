import Domain
import Testing

@testable import AI

@Suite struct TokenEstimateTests {
    /// Texts with the characters a token that is known for their language, from the finest to the coarsest tokenizer
    /// in common use (sources in `docs/ai.md`).
    static let texts: [(String, finest: Double, coarsest: Double)] = [
        (
            "We are looking for a senior backend engineer who enjoys building reliable distributed systems and "
                + "cares about the people who use them. You will work with a small team in Berlin or remotely.",
            4.0, 5.4
        ),
        (
            "Wir suchen eine erfahrene Softwareentwicklerin, die Verantwortung für unsere Plattform übernimmt und "
                + "gemeinsam mit dem Team zuverlässige Anwendungen entwickelt.", 2.9, 4.6
        ),
        (
            "Nous recherchons un développeur expérimenté pour rejoindre notre équipe à Paris et construire des "
                + "applications fiables avec nous.", 3.3, 4.8
        ),
        (
            "Мы ищем опытного разработчика, который присоединится к нашей команде и будет строить надёжные системы "
                + "вместе с нами.", 1.9, 4.3
        ),
        ("我们正在寻找一位有经验的后端工程师加入我们的团队，一起构建可靠的分布式系统。", 0.85, 1.7),
        ("私たちは信頼性の高い分散システムを一緒に構築する経験豊富なエンジニアを募集しています。", 0.85, 1.6),
    ]

    @Test(arguments: texts)
    func `an estimate is not below what the finest tokenizer counts, nor beyond all measure`(
        _ text: (String, finest: Double, coarsest: Double)
    ) {
        let tokens = Double(TokenEstimate.tokens(in: text.0))
        let characters = Double(text.0.count)
        #expect(tokens >= characters / text.finest)
        #expect(tokens <= characters / text.finest * 1.4)
        #expect(tokens <= characters / text.coarsest * 2.4)
    }

    @Test func `Anthropic's newer models count more`() {
        let text = Self.texts[0].0
        #expect(TokenEstimate.tokens(in: text, .newClaude) > TokenEstimate.tokens(in: text) * 129 / 100)
        #expect(TokenEstimate.Tokenizer(.anthropic) == .newClaude)
    }

    @Test func `a longer text is never estimated lower`() {
        let text = Self.texts.map(\.0).joined(separator: "\n")
        var last = 0
        for end in stride(from: 0, to: text.count, by: 7) {
            let tokens = TokenEstimate.tokens(in: String(text.prefix(end)))
            #expect(tokens >= last)
            last = tokens
        }
    }

    @Test func `digits, signs and emoji are not counted as words`() {
        #expect(TokenEstimate.tokens(in: "1234567890") >= 7)
        #expect(TokenEstimate.tokens(in: "{}[]();:<>") >= 6)
        #expect(TokenEstimate.tokens(in: "😀😀") >= 4)
        #expect(TokenEstimate.tokens(in: "") == 0)
    }

    @Test func `a request may cost its text, its schema and all the output that it allows`() {
        let usage = TokenEstimate.most(of: .sample(maxOutputTokens: 700))
        #expect(usage.output == 700)
        #expect(usage.input > TokenEstimate.tokens(in: JSONSchema.sample.json(.full).text))
    }
}
