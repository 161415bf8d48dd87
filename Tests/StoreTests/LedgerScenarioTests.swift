import Database
import Domain
import Foundation
import Store
import Testing

/// What becomes of postings over days of answers.
struct LedgerScenarioTests {
    /// One answer, and what is to be after it.
    struct Step: Sendable {
        let day: Double
        var listed = ""
        var gone = ""
        var truncated = false
        /// All that is open afterwards.
        let open: String
        var new = ""
        var changed = ""
        var reappeared = ""
        var closed = ""
        var suspect = false
    }

    /// A posting is a letter; upper case is the same posting with another text.
    struct Scenario: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [Step]
    }

    static let scenarios = [
        Scenario(
            testDescription: "postings come, change, go and come back",
            steps: [
                Step(day: 0, listed: "abcd", open: "abcd", new: "abcd"),
                Step(day: 1, listed: "abcd", open: "abcd"),
                Step(day: 2, listed: "aBce", open: "abce", new: "e", changed: "b", closed: "d"),
                Step(day: 3, listed: "aBced", open: "abcde", reappeared: "d"),
                Step(day: 4, listed: "aBceD", open: "abcde", changed: "d"),
                Step(day: 5, listed: "aBce", open: "abce", closed: "d"),
                Step(day: 6, listed: "aBced", open: "abcde", reappeared: "d"),
            ]),
        Scenario(
            testDescription: "an empty answer is believed the third time, two days later",
            steps: [
                Step(day: 0, listed: "abc", open: "abc", new: "abc"),
                Step(day: 1, open: "abc", suspect: true),
                Step(day: 2, open: "abc", suspect: true),
                Step(day: 3, open: "", closed: "abc", suspect: true),
                Step(day: 4, open: ""),
                Step(day: 5, listed: "ab", open: "ab", reappeared: "ab"),
            ]),
        Scenario(
            testDescription: "three empty answers within an hour are not enough",
            steps: [
                Step(day: 0, listed: "abc", open: "abc", new: "abc"),
                Step(day: 1, open: "abc", suspect: true),
                Step(day: 1.01, open: "abc", suspect: true),
                Step(day: 1.02, open: "abc", suspect: true),
                Step(day: 2.99, open: "abc", suspect: true),
                Step(day: 3, open: "", closed: "abc", suspect: true),
            ]),
        Scenario(
            testDescription: "two empty answers are not enough, however far apart",
            steps: [
                Step(day: 0, listed: "a", open: "a", new: "a"),
                Step(day: 7, open: "a", suspect: true),
                Step(day: 14, open: "a", suspect: true),
                Step(day: 21, open: "", closed: "a", suspect: true),
            ]),
        Scenario(
            testDescription: "a good answer begins the count anew",
            steps: [
                Step(day: 0, listed: "abc", open: "abc", new: "abc"),
                Step(day: 1, open: "abc", suspect: true),
                Step(day: 2, open: "abc", suspect: true),
                Step(day: 3, listed: "abc", open: "abc"),
                Step(day: 4, open: "abc", suspect: true),
                Step(day: 5, open: "abc", suspect: true),
                Step(day: 6, open: "", closed: "abc", suspect: true),
            ]),
        Scenario(
            testDescription: "what a suspect answer lists begins anew, the rest does not",
            steps: [
                Step(day: 0, listed: "abcde", open: "abcde", new: "abcde"),
                Step(day: 1, listed: "ab", open: "abcde", suspect: true),
                Step(day: 2, listed: "c", open: "abcde", suspect: true),
                Step(day: 3, listed: "ax", open: "abcx", new: "x", closed: "de", suspect: true),
            ]),
        Scenario(
            testDescription: "losing half is believed, losing more is not",
            steps: [
                Step(day: 0, listed: "abcdefgh", open: "abcdefgh", new: "abcdefgh"),
                Step(day: 1, listed: "abcd", open: "abcd", closed: "efgh"),
                Step(day: 2, listed: "a", open: "abcd", suspect: true),
            ]),
        Scenario(
            testDescription: "of two postings one may go at once, both may not",
            steps: [
                Step(day: 0, listed: "ab", open: "ab", new: "ab"),
                Step(day: 1, listed: "a", open: "a", closed: "b"),
                Step(day: 2, open: "a", suspect: true),
                Step(day: 3, listed: "c", open: "c", new: "c", closed: "a"),
            ]),
        Scenario(
            testDescription: "a truncated answer closes nothing and counts as nothing",
            steps: [
                Step(day: 0, listed: "abcd", open: "abcd", new: "abcd"),
                Step(day: 1, open: "abcd", suspect: true),
                Step(day: 2, open: "abcd", suspect: true),
                Step(day: 3, listed: "ae", truncated: true, open: "abcde", new: "e"),
                Step(day: 4, truncated: true, open: "abcde"),
                Step(day: 5, open: "ae", closed: "bcd", suspect: true),
            ]),
        Scenario(
            testDescription: "what its own page calls gone is closed at once, whatever the answer",
            steps: [
                Step(day: 0, listed: "abcdef", open: "abcdef", new: "abcdef"),
                Step(day: 1, listed: "bc", gone: "a", truncated: true, open: "bcdef", closed: "a"),
                Step(day: 2, listed: "c", gone: "b", open: "cdef", closed: "b", suspect: true),
                Step(day: 3, gone: "cdef", open: "", closed: "cdef"),
                Step(day: 4, listed: "a", gone: "bz", open: "a", reappeared: "a"),
            ]),
    ]

    @Test(arguments: Engine.allCases, scenarios)
    func `each answer has its effect`(engine: Engine, scenario: Scenario) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            for step in scenario.steps {
                let snapshot = Snapshot(
                    postings: step.listed.map(Self.posting), goneIDs: Set(step.gone.map { PostingID(String($0)) }),
                    isTruncated: step.truncated)
                let changes = try await database.apply(snapshot, to: company, at: StoreDatabase.days(step.day))
                let expected = [step.new, step.changed, step.reappeared, step.closed]
                var lists: [String] = []
                for keys in [changes.new, changes.changed, changes.reappeared, changes.closed] {
                    lists.append(try await Self.letters(keys, in: database))
                }
                #expect(lists == expected.map { String($0.sorted()) }, "day \(step.day)")
                #expect(changes.isSuspect == step.suspect, "day \(step.day)")
                #expect(changes.found == step.listed.count, "day \(step.day)")
                let open = try await database.open(of: company).joined()
                #expect(open == String(step.open.sorted()), "day \(step.day)")
            }
        }
    }

    private static func posting(_ letter: Character) -> Posting {
        .sample(letter.lowercased(), description: letter.isUppercase ? "Other words." : "Words.")
    }

    private static func letters(_ keys: [PostingKey], in database: Database) async throws -> String {
        let postings = try await database.read { try Postings.find(keys, in: $0) }
        return postings.map(\.posting.id.rawValue).sorted().joined()
    }
}
