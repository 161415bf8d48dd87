import Foundation

/// The lines of a CV by part, and the months of work that its dates add up to.
struct WorkHistory {
    enum Part { case top, experience, education, other }

    struct Line {
        let tokens: Range<Int>
        let part: Part
        /// Months since year 0, the end excluded.
        let months: Range<Int>?
    }

    let lines: [Line]
    /// Of work, overlapping ranges merged. Nil without any range.
    let months: Int?

    init(_ text: TokenisedText, _ mentions: [Mention], now: Date) {
        let calendar = Calendar(identifier: .gregorian)
        let today = calendar.dateComponents(in: .gmt, from: now)
        let thisMonth = (today.year ?? 2000) * 12 + (today.month ?? 1) - 1
        let dates = DateRangeReader(text, mentions, thisMonth: thisMonth)
        var lines: [Line] = []
        var part = Part.top
        for (tokens, cues) in text.lines(withCuesOf: mentions) {
            let range = dates.range(in: tokens)
            if range == nil, let heading = Self.part(tokens, cues) { part = heading }
            lines.append(Line(tokens: tokens, part: part, months: range))
        }
        self.lines = lines
        let hasExperience = lines.contains { $0.part == .experience && $0.months != nil }
        months = Self.merged(
            lines.filter { hasExperience ? $0.part == .experience : $0.part != .education }.compactMap(\.months))
    }

    /// Whether the line, or one just beside it, has dates.
    func isDated(_ line: Int) -> Bool {
        lines[Swift.max(0, line - 2)..<Swift.min(lines.count, line + 3)].contains { $0.months != nil }
    }

    private static func part(_ line: Range<Int>, _ cues: [Mention]) -> Part? {
        guard line.count <= 5 else { return nil }
        for mention in cues where mention.tokens.lowerBound == line.lowerBound && mention.tokens.count * 2 >= line.count
        {
            switch Cue(rawValue: mention.value) {
            case .educationHeading: return .education
            case .experienceHeading: return .experience
            case .otherCVHeading: return .other
            default: continue
            }
        }
        return nil
    }

    private static func merged(_ ranges: [Range<Int>]) -> Int? {
        guard !ranges.isEmpty else { return nil }
        var total = 0
        var covered = Int.min
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            total += Swift.max(0, range.upperBound - Swift.max(range.lowerBound, covered))
            covered = Swift.max(covered, range.upperBound)
        }
        return total
    }
}
