public import Foundation

/// Decides which postings that a careers page no longer lists are closed: a page that suddenly shows nothing, or far
/// less, is rather broken than empty.
///
/// A posting that is missing from a whole answer is closed at once. One that is missing from suspect answers stays open
/// until there were enough of them in a row, over long enough; any answer that lists it begins anew.
public struct ClosingRule: Sendable, Hashable {
    /// How many suspect answers in a row are believed in the end.
    public var answers: Int
    /// How far apart the first and the last of them are at least.
    public var period: Duration

    public init(answers: Int = 3, period: Duration = .days(2)) {
        self.answers = answers
        self.period = period
    }

    /// How far an answer of a careers page can be trusted about what is not in it.
    public enum Answer: Sendable, Hashable {
        /// It lists all there is.
        case whole
        /// It is empty, or lists far less than what was open.
        case suspect
        /// It was cut short, and says nothing of what is not in it.
        case truncated
    }

    /// The suspect answers in a row that a posting was missing from.
    public struct Absence: Sendable, Hashable {
        public var answers: Int
        public var since: Date

        public init(answers: Int, since: Date) {
            self.answers = answers
            self.since = since
        }
    }

    /// What becomes of a posting that was open.
    public enum Fate: Sendable, Hashable {
        case open(Absence?)
        case closed
    }

    /// - Parameters:
    ///   - listed: how many postings the answer has.
    ///   - open: how many were open before, those aside whose own page says that they are gone.
    public func weigh(listed: Int, open: Int, isTruncated: Bool) -> Answer {
        if isTruncated { return .truncated }
        if listed == 0 { return open == 0 ? .whole : .suspect }
        // Of two, one may well be gone; with three, losing more than half is odd.
        return open >= 3 && listed * 2 < open ? .suspect : .whole
    }

    /// What becomes of an open posting that the answer does not list.
    public func fate(missingFrom answer: Answer, after absence: Absence?, now: Date) -> Fate {
        switch answer {
        case .truncated: return .open(absence)
        case .whole: return .closed
        case .suspect:
            let absence = Absence(answers: (absence?.answers ?? 0) + 1, since: absence?.since ?? now)
            let lasted = now.timeIntervalSince(absence.since) >= period / .seconds(1)
            return absence.answers >= answers && lasted ? .closed : .open(absence)
        }
    }
}
