import Domain
import Testing

@Suite struct MatchTests {
    @Test func `a deal-breaker sets the score to nothing, whatever it was`() {
        let match = Match(
            score: 90, verdict: .apply,
            dealBreaker: DealBreaker(.language, "German is required", quote: "fluent German"))
        #expect(match.score == 0)
        #expect(match.band == .rejected)
        #expect(match.verdict == .skip)
    }

    @Test(arguments: [(-3, 0), (0, 0), (55, 55), (140, 100)])
    func `a score stays between 0 and 100`(given: Int, kept: Int) {
        #expect(Match(score: given, verdict: .consider).score == kept)
    }

    @Test(arguments: [
        (100, Match.Band.excellent), (80, .excellent), (79, .good), (60, .good), (40, .fair), (39, .weak),
    ])
    func `a band begins at its score`(score: Int, band: Match.Band) {
        #expect(Match.Band(score: score) == band)
    }
}
