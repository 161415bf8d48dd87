import Domain
import Foundation
import Matching

/// Makes the shipped figures on how common words are: those that the postings of many companies share, per mille.
struct CommonnessSection {
    /// Fewer than this would be about single companies.
    private static let leastCompanies = 12
    private static let leastPerMille = 15

    let collection: RecordedCollection

    /// The lines of `commonness.tsv`. A company's postings count by its share of companies, not by their number, so that
    /// no company's phrases are taken for everybody's.
    func report() -> String {
        var companies: [String: [String: Int]] = [:]
        let sizes = Dictionary(grouping: collection.entries, by: \.company).mapValues(\.count)
        for entry in collection.entries {
            let text = TextWords(entry.posting.title + "\n" + entry.posting.description)
            let words = Set(text.spellings.filter { $0.allSatisfy(\.isLetter) })
            let skills = ReadPosting(entry.posting, company: entry.company).skillNames.map { "skill\t\($0)" }
            for word in words.map({ "word\t\($0)" }) + skills {
                companies[word, default: [:]][entry.company, default: 0] += 1
            }
        }
        let rows = companies.compactMap { word, counts -> (String, Int)? in
            let share = counts.map { Double($0.value) / Double(sizes[$0.key] ?? 1) }.reduce(0, +) / Double(sizes.count)
            let perMille = Int((share * 1000).rounded())
            return counts.count >= Self.leastCompanies && perMille >= Self.leastPerMille ? (word, perMille) : nil
        }
        return rows.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { "\($0)\t\($1)" }.joined(separator: "\n")
    }
}
