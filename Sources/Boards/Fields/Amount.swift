internal import Foundation

/// Reads a sum of money as boards and pages write it.
enum Amount {
    /// The first amount in a text: "45,000.50", "45.000,50", "45 000 €", "120k", "$1.2M". Nil for none, for zero and
    /// below, and for what no job pays.
    static func parse(_ text: String) -> Decimal? {
        guard let found = text.prefix(200).firstMatch(of: number), !found.1.contains(where: isMinus) else { return nil }
        guard let amount = Decimal(string: plain(String(found.2))) else { return nil }
        switch found.3?.lowercased() {
        case "k": return plausible(amount * 1000)
        case "m": return plausible(amount * 1_000_000)
        default: return plausible(amount)
        }
    }

    static func parse(_ number: Double) -> Decimal? {
        guard number.isFinite, number > 0, number < 1e12 else { return nil }
        return plausible(Decimal(string: String(number)) ?? 0)
    }

    /// A sign, digits in groups, and a letter that multiplies, unless a word starts with it ("500 kr").
    private static var number: Regex<(Substring, Substring, Substring, Substring?)> {
        #/([-−–]?)(\d{1,20}(?:[.,'’ \u{A0}\u{202F}]\d{1,20}){0,8})(?:\s?([kKmM])(?!\w))?/#
    }

    private static func isMinus(_ character: Character) -> Bool { "-−".contains(character) }

    private static func plausible(_ amount: Decimal) -> Decimal? {
        amount > 0 && amount < 1_000_000_000_000 ? amount : nil
    }

    /// A mark that stands once, and not before three digits, is the decimal one; with two kinds it is the last.
    private static func plain(_ digits: String) -> String {
        let parts = digits.split(whereSeparator: { !$0.isNumber })
        let marks = digits.filter { !$0.isNumber }
        guard let last = marks.last, let end = parts.last else { return digits }
        let isOnlyOfItsKind = marks.filter { $0 == last }.count == 1
        let isDecimal = ".,".contains(last) && isOnlyOfItsKind && (end.count != 3 || marks.count > 1 || parts[0] == "0")
        return isDecimal ? parts.dropLast().joined() + "." + end : parts.joined()
    }
}
