import Domain
import Foundation

/// Which postings the engine rejects, held against the conditions that the grader found broken.
struct DealBreakerReport {
    private let judged: [JudgedCandidate]
    /// A rejected posting of this grade is a mistake that costs a candidate a job.
    private static let worthShowing = 2
    /// These conditions stand for one another: which one is named is a matter of taste (`Grades/GUIDE.md`).
    private static let placeKinds: Set<String> = ["location", "workAuthorisation", "timeZone", "workplace"]

    init(_ judged: [JudgedCandidate]) { self.judged = judged }

    var text: String {
        [false, true].map { isDev in
            let pairs = judged.filter { $0.candidate.isDev == isDev }.flatMap(\.pairs)
            return "deal-breakers, \(isDev ? "dev" : "held-out") candidates\n" + summary(pairs) + recall(pairs)
                + mistakes(pairs) + (isDev ? missed(pairs) : "")
        }.reversed().joined(separator: "\n\n")
    }

    private func summary(_ pairs: [JudgedCandidate.Pair]) -> String {
        let rejected = pairs.filter { $0.match.dealBreaker != nil }
        let wrong = rejected.filter { $0.grade.grade >= Self.worthShowing }
        let harsh = rejected.filter { $0.grade.grade == 1 }
        let sure = rejected.filter { $0.grade.dealBreaker != nil }
        return """
              \(wrong.isEmpty ? "reached    " : "NOT reached")  wrong ones (graded 2 or 3): \(wrong.count), at most 0
                             rejected \(rejected.count), of which \(sure.count) with a deal-breaker in the grades, \
            \(harsh.count) graded 1\n
            """
    }

    private func recall(_ pairs: [JudgedCandidate.Pair]) -> String {
        let broken = Dictionary(grouping: pairs.filter { $0.grade.dealBreaker != nil }) { $0.grade.dealBreaker ?? "" }
        let rows = broken.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { kind, pairs in
            let found = pairs.filter { $0.match.dealBreaker != nil }
            let named = found.filter { isSame(kind, $0.match.dealBreaker?.kind) }
            return ["  \(kind)", "\(pairs.count)", "\(found.count)", "\(named.count)"]
        }
        return RankingReport.aligned([["  condition broken", "pairs", "rejected", "by its name"]] + rows)
    }

    private func isSame(_ kind: String, _ found: DealBreaker.Kind?) -> Bool {
        guard let found = found?.rawValue else { return false }
        if found == kind || (kind == "words" && found == "word") { return true }
        return Self.placeKinds.contains(kind) && Self.placeKinds.contains(found)
    }

    private func mistakes(_ pairs: [JudgedCandidate.Pair]) -> String {
        pairs.filter { $0.match.dealBreaker != nil && $0.grade.grade >= 1 }.map { pair in
            "\n  \(pair.grade.grade >= Self.worthShowing ? "WRONG" : "harsh") \(line(pair)): "
                + "\(pair.match.dealBreaker?.text ?? "") “\(pair.match.dealBreaker?.quote ?? "")”"
        }.joined()
    }

    private func missed(_ pairs: [JudgedCandidate.Pair]) -> String {
        pairs.filter { $0.match.dealBreaker == nil && $0.grade.dealBreaker != nil }.map { pair in
            "\n  missed \(pair.grade.dealBreaker ?? ""), \(line(pair)) (score \(pair.match.score))"
        }.joined()
    }

    private func line(_ pair: JudgedCandidate.Pair) -> String {
        "\(pair.grade.candidate), grade \(pair.grade.grade), \(pair.posting.title) [\(pair.grade.file) \(pair.grade.id)]"
    }
}
