import Domain
import Foundation
import Testing

struct ClosingRuleTests {
    private let rule = ClosingRule()
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test(arguments: [
        (0, 0, ClosingRule.Answer.whole), (5, 0, .whole), (0, 1, .suspect), (0, 2, .suspect), (1, 1, .whole),
        (1, 2, .whole), (1, 3, .suspect), (2, 3, .whole), (2, 4, .whole), (2, 5, .suspect), (49, 100, .suspect),
        (50, 100, .whole), (1_000, 10, .whole),
    ])
    func `an answer is suspect when it is empty or far smaller than what was open`(
        listed: Int, open: Int, answer: ClosingRule.Answer
    ) {
        #expect(rule.weigh(listed: listed, open: open, isTruncated: false) == answer)
        #expect(rule.weigh(listed: listed, open: open, isTruncated: true) == .truncated)
    }

    @Test func `missing from a whole answer is closed, from a truncated one nothing`() {
        let absence = ClosingRule.Absence(answers: 2, since: now)
        for before in [nil, absence] {
            #expect(rule.fate(missingFrom: .whole, after: before, now: now) == .closed)
            #expect(rule.fate(missingFrom: .truncated, after: before, now: now) == .open(before))
        }
    }

    @Test func `suspect answers are believed when there were enough of them over long enough`() {
        let first = ClosingRule.Absence(answers: 1, since: now)
        #expect(rule.fate(missingFrom: .suspect, after: nil, now: now) == .open(first))
        let days = { now.addingTimeInterval($0 * 86_400) }
        for (answers, day, isClosed) in [(1, 9.0, false), (2, 1.9, false), (2, 2, true), (9, 0.1, false), (9, 9, true)]
        {
            let before = ClosingRule.Absence(answers: answers, since: now)
            let after = ClosingRule.Absence(answers: answers + 1, since: now)
            let fate = rule.fate(missingFrom: .suspect, after: before, now: days(day))
            #expect(fate == (isClosed ? .closed : .open(after)), "\(answers) before, day \(day)")
        }
    }

    @Test func `a clock that was set back closes nothing early`() {
        let before = ClosingRule.Absence(answers: 5, since: now)
        let fate = rule.fate(missingFrom: .suspect, after: before, now: now.addingTimeInterval(-1_000_000))
        #expect(fate == .open(ClosingRule.Absence(answers: 6, since: now)))
    }
}
