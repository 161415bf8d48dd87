import Domain
import Testing

@testable import AI
@testable import Analysis

struct AnalystTests {
    private static let subject = AnalysisSubject(
        id: "p1",
        posting: Posting(
            id: PostingID("1"), title: "Backend Engineer", url: nil, locations: ["Berlin"],
            description: "You build payment services in Go. Five years of Go are a plus. No visa sponsorship."),
        company: "Sample Ltd")

    private static func scores(_ all: Int) -> JSON {
        .object(AnalysisScores.names.map { .init($0, .number(Double(all))) })
    }

    private static func point(_ text: String, _ quote: String?) -> JSON {
        ["text": .string(text), "quote": quote.map(JSON.string) ?? .null]
    }

    private static func answer(
        id: String = "p1", reasons: [JSON] = [point("Go services", "payment services in Go")],
        considerations: [JSON] = [], stretchGoals: [JSON] = [], facts: [JSON] = [], scores: JSON
    ) -> ModelAnswer {
        let item: JSON = [
            "id": .string(id), "facts": .array(facts), "reasons": .array(reasons),
            "considerations": .array(considerations), "stretchGoals": .array(stretchGoals), "scores": scores,
        ]
        return ModelAnswer(value: ["postings": [item]], replies: [], repairs: [], removedLinks: 0)
    }

    private static func match(
        _ answer: ModelAnswer, local: Int = 70, wanted: Seniority? = nil, shown: Seniority? = nil
    ) -> Match? {
        let background = Analyst.Background(
            local: Match(score: local, verdict: .consider), wanted: wanted, shown: shown)
        return AnalysisParts(answer)["p1"].flatMap { Analyst().verdict($0, on: subject, background)?.match }
    }

    @Test func `the total is ours, and the same every time`() throws {
        let mixed: JSON = ["logistics": 80, "skills": 90, "role": 70, "growth": 60, "company": 50]
        let match = Self.match(Self.answer(scores: mixed))
        #expect(match?.score == (25 * 80 + 30 * 90 + 25 * 70 + 10 * 60 + 10 * 50 + 50) / 100)
        #expect(match?.verdict == .apply)
        #expect(Self.match(Self.answer(scores: mixed)) == match)
    }

    @Test func `a reason whose quote is not in the posting is dropped, and that is said`() throws {
        let reasons = [Self.point("Go services", "payment services in Go"), Self.point("Rust", "deep Rust work")]
        let match = try #require(Self.match(Self.answer(reasons: reasons, scores: Self.scores(80))))
        #expect(match.reasons == [Finding("Go services", quote: "payment services in Go")])
        #expect(match.considerations.contains { $0.text.contains("not in the posting") })
    }

    @Test func `without one proven reason no score is good`() throws {
        let match = try #require(
            Self.match(Self.answer(reasons: [Self.point("Perfect", "the best of all")], scores: Self.scores(100))))
        #expect(match.score == 59)
    }

    @Test(arguments: [
        (Seniority.principal, Seniority.junior, 39), (.staff, .mid, 39), (.mid, .junior, 69), (.senior, .mid, 90),
        (.junior, .senior, 90),
    ])
    func `a level far above the CV caps the score`(wanted: Seniority, shown: Seniority, score: Int) throws {
        let match = Self.match(Self.answer(scores: Self.scores(90)), wanted: wanted, shown: shown)
        #expect(match?.score == score)
    }

    @Test(arguments: [(20, 50), (50, 80), (95, 100)])
    func `a model moves a score only so far`(local: Int, score: Int) throws {
        #expect(Self.match(Self.answer(scores: Self.scores(100)), local: local)?.score == score)
        #expect(
            try #require(Self.match(Self.answer(scores: Self.scores(0)), local: local)).score <= max(0, local - 30))
    }

    @Test func `silence may be a consideration, but no reason`() throws {
        let match = try #require(
            Self.match(
                Self.answer(
                    reasons: [Self.point("Great people", nil)], considerations: [Self.point("Pay is not said", nil)],
                    scores: Self.scores(70))))
        #expect(match.considerations.contains(Finding("Pay is not said")))
        #expect(match.score <= 59)
    }

    @Test func `a refusal to sponsor is told with the posting's own words`() throws {
        let fact: JSON = ["kind": "sponsorship", "value": "refused", "quote": "no visa sponsorship"]
        let match = try #require(Self.match(Self.answer(facts: [fact], scores: Self.scores(70))))
        #expect(match.considerations.first == Finding("No sponsorship is offered", quote: "No visa sponsorship"))
    }

    @Test func `what the model says of a posting that nobody asked about counts for none`() throws {
        #expect(Self.match(Self.answer(id: "p2", scores: Self.scores(90))) == nil)
    }
}
