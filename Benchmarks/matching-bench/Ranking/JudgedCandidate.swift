import Domain
import Foundation
import Matching

/// A written candidate with the engine's verdict on each graded posting.
struct JudgedCandidate {
    struct Pair {
        let grade: GradedPairs.Grade
        let posting: Posting
        let match: Match
        let signals: [(name: String, value: Double)]
    }

    struct Missing: Error, CustomStringConvertible {
        let grade: GradedPairs.Grade
        var description: String { "\(grade.file) has no posting \(grade.id) (graded for \(grade.candidate))" }
    }

    let candidate: GradedPairs.GradedCandidate
    let pairs: [Pair]
    /// In the engine's order.
    let ranking: [Pair]

    init(
        _ candidate: GradedPairs.GradedCandidate, _ prepared: PreparedCandidate, _ matcher: LocalMatcher,
        _ collection: RecordedCollection
    ) throws {
        self.candidate = candidate
        var read: [ReadPosting] = []
        for grade in candidate.grades {
            guard let entry = collection.entry(file: grade.file, id: grade.id) else { throw Missing(grade: grade) }
            read += matcher.read([entry.posting], company: entry.company)
        }
        pairs = zip(candidate.grades, read).map { grade, posting in
            Pair(
                grade: grade, posting: posting.posting, match: prepared.weigh(posting),
                signals: prepared.signals(posting))
        }
        let places = Dictionary(pairs.enumerated().map { ($1.posting, $0) }) { first, _ in first }
        ranking = matcher.rank(read, for: prepared).compactMap { places[$0.posting] }.map { [pairs] in pairs[$0] }
    }

    /// The grades in the order of another way's scores; ties as they stand in the file.
    /// - Parameter breaks: whether what the engine rejects goes to the end.
    func order(breaks: Bool, by score: (Posting) -> Double) -> [Int] {
        pairs.enumerated()
            .map { (breaks && $1.match.dealBreaker != nil ? -1 : score($1.posting), $0, $1.grade.grade) }
            .sorted { ($0.0, $1.1) > ($1.0, $0.1) }.map(\.2)
    }
}
