import AI
import Analysis
import Domain
import Foundation
import Matching

/// The tokens that a week of new postings costs for one candidate: of those that the local ranking leaves to a model, and
/// of all when every new posting's text is sent in batches of five.
///
/// Input is estimated for both with the estimate that reserves calls; output cannot be recorded and is taken as stated here.
struct CostSection {
    /// In tokens: an analysis with its quotes, and a verdict in a line as a batch would ask for.
    static let analysisOutput = 700
    static let screeningOutput = 60
    private static let aim = 0.1
    private static let leastScore = 55
    private static let batch = 3

    struct Figure: Encodable {
        var candidate: String
        var postings: Int
        var analysed: Int
        var tokens: Int
        var tokensOfAll: Int
        var share: Double { Double(tokens) / Double(max(1, tokensOfAll)) }
    }

    private let week: [RecordedCollection.Entry]
    private let companies: Int
    private let statistics: CollectionStatistics
    private let candidates: [GradedPairs.GradedCandidate]

    /// The week is the one with the most new postings, by the dates that the recorded postings carry.
    init(pairs: GradedPairs, collection: RecordedCollection) {
        let dated = collection.entries.compactMap { entry in entry.posting.postedAt.map { (entry, $0) } }
        let weeks = Dictionary(grouping: dated) { Int(($0.1.timeIntervalSince1970 / 604_800).rounded(.down)) }
        let fullest = weeks.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
        week = fullest?.value.map(\.0) ?? []
        companies = Set(week.map(\.company)).count
        let matcher = LocalMatcher()
        statistics = collection.entries.flatMap { matcher.read([$0.posting], company: $0.company) }
            .reduce(into: CollectionStatistics()) { $0.add($1) }
        candidates = pairs.candidates
    }

    func figures() -> [Figure] {
        candidates.map { candidate in
            let prepared = PreparedCandidate(candidate.candidate, among: statistics, now: RankingSection.today)
            let prompt = AnalysisPrompt(candidate: CandidateSheet(candidate.candidate))
            let best = week.filter { entry in
                prepared.weigh(ReadPosting(entry.posting, company: entry.company)).score >= Self.leastScore
            }
            return Figure(
                candidate: candidate.name, postings: week.count, analysed: best.count,
                tokens: tokens(best, prompt, by: Self.batch) + best.count * Self.analysisOutput,
                tokensOfAll: tokens(week, prompt, by: 5) + week.count * Self.screeningOutput)
        }
    }

    func report(_ figures: [Figure]) -> String {
        let head = ["tokens a week", "new", "analysed", "tokens", "all in fives", "share"]
        let rows = figures.map { figure in
            [
                figure.candidate, "\(figure.postings)", "\(figure.analysed)", "\(figure.tokens)",
                "\(figure.tokensOfAll)", String(format: "%.3f", figure.share),
            ]
        }
        let total = Self.total(figures)
        let dearest = figures.map(\.share).max() ?? 0
        return """
            \(RankingReport.aligned([head] + rows))
              the fullest recorded week: \(week.count) new postings of \(companies) companies
              \(total <= Self.aim ? "reached    " : "NOT reached")  all candidates: \
            \(String(format: "%.3f", total)), at most \(Self.aim)
              \(dearest <= Self.aim ? "reached    " : "NOT reached")  the dearest candidate: \
            \(String(format: "%.3f", dearest)), at most \(Self.aim)
            """
    }

    static func total(_ figures: [Figure]) -> Double {
        Double(figures.map(\.tokens).reduce(0, +)) / Double(max(1, figures.map(\.tokensOfAll).reduce(0, +)))
    }

    private func tokens(_ entries: [RecordedCollection.Entry], _ prompt: AnalysisPrompt, by size: Int) -> Int {
        stride(from: 0, to: entries.count, by: size).reduce(0) { sum, start in
            let subjects = entries[start..<min(start + size, entries.count)].enumerated().map { number, entry in
                AnalysisSubject(id: "p\(number + 1)", posting: entry.posting, company: entry.company)
            }
            return sum + TokenEstimate.most(of: prompt.request(for: subjects, model: "any")).input
        }
    }
}
