/// Reads "2018 – present", "Jan 2018 – Mar 2020", "03/2018 bis heute", "seit 2019" as ranges of months.
struct DateRangeReader {
    let text: TokenisedText
    let thisMonth: Int
    private let months: [Int: Int]
    private let present: Set<Int>
    private let since: Set<Int>

    init(_ text: TokenisedText, _ mentions: [Mention], thisMonth: Int) {
        self.text = text
        self.thisMonth = thisMonth
        var (months, present, since) = ([Int: Int](), Set<Int>(), Set<Int>())
        for mention in mentions where mention.kind == .cue {
            switch Cue(rawValue: mention.value) {
            case .month: months[mention.tokens.lowerBound] = Int(mention.number)
            case .present: present.insert(mention.tokens.lowerBound)
            case .since: since.insert(mention.tokens.lowerBound)
            default: continue
            }
        }
        (self.months, self.present, self.since) = (months, present, since)
    }

    /// The first range in a line: two dates, or one and a word for now. Nil for a lone date and for the future.
    func range(in line: Range<Int>) -> Range<Int>? {
        var dates: [(month: Int, isYearOnly: Bool, at: Int)] = []
        var reachesNow = false
        var sinceAt: Int?
        for token in line {
            if let date = date(at: token, in: line) {
                dates.append((date.month, date.isYearOnly, token))
                if dates.count == 2 { break }
            } else if present.contains(token), !dates.isEmpty {
                reachesNow = true
                break
            } else if since.contains(token), dates.isEmpty {
                sinceAt = token
            }
        }
        guard let first = dates.first, first.month <= thisMonth else { return nil }
        if dates.count == 2 {
            guard dates[1].at - first.at <= 6, dates[1].month >= first.month else { return nil }
            // "2018 – 2020" may be anything from one to three years: the middle.
            let end = dates[1].isYearOnly ? dates[1].month + (first.isYearOnly ? 0 : 6) : dates[1].month + 1
            return first.month..<Swift.max(Swift.min(end, thisMonth + 1), first.month + (first.isYearOnly ? 6 : 1))
        }
        // "Since 2019" and "since May 2019" have the year at most two words on.
        if let sinceAt, first.at - sinceAt <= 2 { reachesNow = true }
        return reachesNow ? first.month..<thisMonth + 1 : nil
    }

    /// A year, with the month before it when there is one.
    private func date(at token: Int, in line: Range<Int>) -> (month: Int, isYearOnly: Bool)? {
        guard let year = text.value(of: token), (1950...2100).contains(year) else { return nil }
        let before = token - 1
        guard line.contains(before) else { return (year * 12, true) }
        if let month = months[before] { return (year * 12 + month - 1, false) }
        if let month = text.value(of: before), (1...12).contains(month),
            text.tokens[token].gap == .slash || text.tokens[token].gap == .joined
        {
            return (year * 12 + month - 1, false)
        }
        return (year * 12, true)
    }
}
