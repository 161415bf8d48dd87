import Domain
import Foundation
import Matching

/// How good the engine's order is for each written candidate, beside BM25 and embeddings, and what its deal-breakers are
/// worth.
struct RankingSection {
    /// What one way of ranking made of the graded pairs: nDCG@10 by candidate.
    struct Contender {
        let name: String
        var scores: [String: Double] = [:]
    }

    private let collection: RecordedCollection
    private let benchmarks: URL
    /// The day that the recordings are weighed on.
    static let today = Date(timeIntervalSince1970: 1_790_000_000)

    let judged: [JudgedCandidate]

    init(pairs: GradedPairs, collection: RecordedCollection, benchmarks: URL) throws {
        self.collection = collection
        self.benchmarks = benchmarks
        let matcher = LocalMatcher()
        let read = collection.entries.flatMap { matcher.read([$0.posting], company: $0.company) }
        let statistics = read.reduce(into: CollectionStatistics()) { $0.add($1) }
        judged = try pairs.candidates.map { candidate in
            let prepared = PreparedCandidate(candidate.candidate, among: statistics, now: Self.today)
            return try JudgedCandidate(candidate, prepared, matcher, collection)
        }
    }

    func report() throws -> RankingReport {
        RankingReport(judged: judged, contenders: try [engine()] + bm25() + embeddings())
    }

    /// What each verdict on a dev candidate's pair rests on, tab-separated: for tuning, which held-out candidates are not for.
    func signals() -> String {
        judged.filter(\.candidate.isDev).flatMap { judged in
            judged.pairs.map { pair in
                let values = pair.signals.map { "\($0.name)=\(String(format: "%.4f", $0.value))" }
                return
                    ([pair.grade.candidate, "\(pair.grade.grade)", pair.grade.dealBreaker ?? "-"] + values
                    + [pair.posting.title]).joined(separator: "\t")
            }
        }.joined(separator: "\n")
    }

    private func engine() -> Contender {
        contender("engine") { judged in judged.ranking.map(\.grade.grade) }
    }

    /// The better of two readings of the textbook, and the same with the engine's deal-breakers in front.
    private func bm25() -> [Contender] {
        let texts = collection.entries.map { TextWords(Self.text($0.posting)).numbers }
        let bm25 = TextbookBM25(collection: texts)
        func ranked(_ name: String, countsRepeats: Bool, breaks: Bool) -> Contender {
            contender(name) { judged in
                let query = TextWords(judged.candidate.candidate.cv).numbers
                return judged.order(breaks: breaks) {
                    bm25.score(TextWords(Self.text($0)).numbers, query: query, countsRepeats: countsRepeats)
                }
            }
        }
        let plain = [true, false].map { ranked("BM25", countsRepeats: $0, breaks: false) }
        let best = RankingReport.mean(plain[0]) >= RankingReport.mean(plain[1])
        return [plain[best ? 0 : 1], ranked("BM25 + rules", countsRepeats: best, breaks: true)]
    }

    private func embeddings() throws -> [Contender] {
        let package = benchmarks.deletingLastPathComponent().deletingLastPathComponent()
        let questions = judged.map { judged in
            Embeddings.Question(cv: judged.candidate.candidate.cv, postings: judged.pairs.map { Self.text($0.posting) })
        }
        guard let cosines = try Embeddings.cosines(questions, package: package) else { return [] }
        let byCandidate = Dictionary(
            uniqueKeysWithValues: zip(judged, cosines).map { judged, cosines in
                (judged.candidate.name, Dictionary(zip(judged.pairs.map(\.posting), cosines)) { first, _ in first })
            })
        return [false, true].map { breaks in
            contender(breaks ? "MiniLM + rules" : "MiniLM") { judged in
                judged.order(breaks: breaks) { byCandidate[judged.candidate.name]?[$0] ?? 0 }
            }
        }
    }

    private func contender(_ name: String, _ grades: (JudgedCandidate) -> [Int]) -> Contender {
        var contender = Contender(name: name)
        for judged in judged { contender.scores[judged.candidate.name] = DiscountedGain.normalised(grades(judged)) }
        return contender
    }

    private static func text(_ posting: Posting) -> String {
        ([posting.title] + posting.locations + [posting.description]).joined(separator: "\n")
    }
}
