import Domain
import Foundation

/// Reads the pay of the job: from the page's field, else from amounts in the text that stand beside words of pay.
struct SalaryReader {
    let text: PostingText

    typealias Found = (salary: Salary, includesCommission: Bool, span: Span?)

    func pay() -> Found? {
        let written = fromText()
        guard var field = text.posting.salary else { return written }
        if field.currency == nil { field.currency = written?.salary.currency }
        if field.period == nil { field.period = written?.salary.period ?? Self.period(of: field, text.posting) }
        return (field, written?.includesCommission ?? false, nil)
    }

    private struct Candidate {
        var money: Money
        var tokens: Range<Int>
        var period: Salary.Period?
        var worth: Int
        var isOTE: Bool
        var isUpTo: Bool
        var isFrom: Bool
    }

    private func fromText() -> Found? {
        let candidates = MoneyScanner(text.body.bytes).amounts().compactMap(candidate)
        guard let best = candidates.max(by: { ($0.worth, -$0.tokens.lowerBound) < ($1.worth, -$1.tokens.lowerBound) }),
            best.worth >= 3
        else { return nil }
        // Ranges by place or level: what they span together.
        let same = candidates.filter {
            $0.worth >= 3 && $0.money.currency == best.money.currency && $0.period == best.period
                && $0.isOTE == best.isOTE && ($0.money.most != nil) == (best.money.most != nil)
                && $0.money.least < best.money.least * 3 && best.money.least < $0.money.least * 3
        }
        let lows = same.map(\.money.least)
        let highs = same.compactMap(\.money.most)
        var (least, most) = (lows.min(), highs.max() ?? lows.max())
        if best.money.most == nil {
            if best.isUpTo { least = nil }
            if best.isFrom { most = nil }
        }
        guard let salary = Salary(min: least, max: most, currency: best.money.currency, period: best.period) else {
            return nil
        }
        return (salary, best.isOTE, span(best.money.range))
    }

    private func candidate(_ money: Money) -> Candidate? {
        guard let tokens = text.body.tokens(ofBytes: money.range) else { return nil }
        let body = text.body
        let line = body.line(around: tokens)
        let after = tokens.upperBound..<Swift.min(tokens.upperBound + 5, line.upperBound)
        let before = Swift.max(line.lowerBound, tokens.lowerBound - 12)..<tokens.lowerBound
        let near = Swift.max(line.lowerBound, tokens.lowerBound - 5)..<tokens.lowerBound
        var candidate = Candidate(
            money: money, tokens: tokens, period: period(after) ?? period(before), worth: 0,
            isOTE: body.has(.oteCue, in: before, text.inBody) || body.has(.oteCue, in: after, text.inBody),
            isUpTo: body.has(
                .upToCue, in: Swift.max(line.lowerBound, tokens.lowerBound - 2)..<tokens.lowerBound, text.inBody),
            isFrom: body.has(
                .fromCue, in: Swift.max(line.lowerBound, tokens.lowerBound - 2)..<tokens.lowerBound, text.inBody))
        let isExplicit = candidate.period != nil
        candidate.period = candidate.period ?? Self.period(of: money)
        guard let period = candidate.period, Self.isWage(money, period) else { return nil }
        if isExplicit { candidate.worth += 2 }
        if money.most != nil { candidate.worth += 1 }
        let says = body.has(.payCue, in: before, text.inBody) || body.has(.payCue, in: after, text.inBody)
        if says { candidate.worth += 2 }
        if !says, line.count <= 14, let heading = lineBefore(line), heading.count <= 8,
            body.has(.payCue, in: heading, text.inBody)
        {
            candidate.worth += 2
        }
        if body.has(.notPayCue, in: near, text.inBody) { candidate.worth -= 3 }
        if body.has(.notPayCue, in: tokens.upperBound..<Swift.min(after.upperBound, tokens.upperBound + 3), text.inBody)
        {
            candidate.worth -= 3
        }
        if candidate.isOTE { candidate.worth -= 1 }
        return candidate
    }

    private func lineBefore(_ line: Range<Int>) -> Range<Int>? {
        guard line.lowerBound > 0 else { return nil }
        return text.body.line(around: line.lowerBound - 1..<line.lowerBound)
    }

    private func period(_ range: Range<Int>) -> Salary.Period? {
        let cues: [(Cue, Salary.Period)] = [
            (.hourPeriod, .hour), (.dayPeriod, .day), (.weekPeriod, .week), (.monthPeriod, .month),
            (.yearPeriod, .year),
        ]
        let found = text.body.mentions(text.inBody, in: range).filter { $0.kind == .cue }
        for mention in found {
            if let period = cues.first(where: { $0.0.rawValue == mention.value })?.1 { return period }
        }
        return nil
    }

    private func span(_ range: Range<Int>) -> Span { Span(.description, bytes: range) }

    /// What an amount is paid for where nothing says it, by its height.
    private static func period(of money: Money) -> Salary.Period? {
        period(NSDecimalNumber(decimal: money.most ?? money.least).doubleValue, money.currency)
    }

    private static func period(of salary: Salary, _ posting: Posting) -> Salary.Period? {
        guard let amount = salary.max ?? salary.min else { return nil }
        return period(NSDecimalNumber(decimal: amount).doubleValue, salary.currency ?? "USD")
    }

    private static func period(_ amount: Double, _ currency: String) -> Salary.Period? {
        switch currency {
        case "CZK", "PLN", "BRL", "HUF", "SEK", "NOK", "DKK", "RON", "MXN":
            return amount >= 2_500 && amount < 300_000 ? .month : amount < 1_500 ? .hour : nil
        case "INR", "JPY": return amount >= 200_000 ? .year : nil
        default:
            if amount >= 14_000, amount < 2_000_000 { return .year }
            if amount >= 400, amount < 9_000, currency == "EUR" || currency == "CHF" { return .month }
            return amount >= 7 && amount < 150 ? .hour : nil
        }
    }

    /// "60 a year" is a slip or no wage, and so is "$500,000 an hour".
    private static func isWage(_ money: Money, _ period: Salary.Period) -> Bool {
        let amount = NSDecimalNumber(decimal: money.most ?? money.least).doubleValue
        switch period {
        case .hour: return amount >= 3 && amount < 2_000
        case .day: return amount >= 20 && amount < 10_000
        case .week: return amount >= 50 && amount < 30_000
        case .month: return amount >= 200 && amount < 1_000_000
        case .year: return amount >= 5_000 && amount < 20_000_000
        }
    }
}
