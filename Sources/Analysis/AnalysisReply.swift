internal import AI
internal import Domain

/// What a model answers, in the shape that it is asked for.
struct AnalysisReply: Decodable, Sendable, Hashable {
    var postings: [Item]

    /// About one posting.
    struct Item: Decodable, Sendable, Hashable {
        var id: String
        var facts: [Fact]
        var reasons: [Point]
        var considerations: [Point]
        var stretchGoals: [Point]
        var scores: AnalysisScores
    }

    struct Fact: Decodable, Sendable, Hashable {
        enum Kind: String, Decodable, Sendable, CaseIterable {
            case seniority, years, region, sponsorship, language, clearance, salary
        }

        var kind: Kind
        var value: String
        var quote: String
    }

    struct Point: Decodable, Sendable, Hashable {
        var text: String
        var quote: String?
    }

    /// More than that are asked for in two requests.
    static let mostPostings = 8

    static let schema = JSONSchema.object([
        .init("postings", .array(of: item, atMost: mostPostings), "one for each posting of the message")
    ])

    private static let item = JSONSchema.object([
        .init("id", .string(longest: 64), "as in the message"),
        .init("facts", .array(of: fact, atMost: 12), "only what the posting says"),
        .init("reasons", points),
        .init("considerations", points),
        .init("stretchGoals", points),
        .init("scores", .object(AnalysisScores.names.map { .init($0, .integer(0...100)) })),
    ])

    private static let fact = JSONSchema.object([
        .init("kind", .choice(Fact.Kind.allCases.map(\.rawValue))),
        .init(
            "value", .string(longest: 200),
            "seniority: intern, junior, mid, senior, staff, lead, principal, manager, director, vp or executive; "
                + "sponsorship: offered or refused; otherwise in short"),
        .init("quote", .string(longest: 300), "letter by letter"),
    ])

    private static let points = JSONSchema.array(
        of: .object([
            .init("text", .string(longest: 300)),
            .init("quote", .nullable(.string(longest: 300)), "letter by letter; null where it rests on silence"),
        ]), atMost: 5)
}
