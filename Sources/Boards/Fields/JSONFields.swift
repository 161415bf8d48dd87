internal import Domain
internal import Foundation

/// Values of postings as job boards' JSON writes them.
extension JSON {
    /// A moment as text; see `Timestamp.parse`.
    var date: Date? { string.flatMap { Timestamp.parse($0) } }

    /// A moment as epoch seconds or milliseconds.
    var epoch: Date? { integer.flatMap(Timestamp.parse(epoch:)) }

    var workplace: Workplace? { string.flatMap(Workplace.init(word:)) }

    var employmentType: EmploymentType? { string.flatMap(EmploymentType.init(word:)) }

    var period: Salary.Period? { string.flatMap(Salary.Period.init(word:)) }

    /// A positive amount, from a number or from text such as "45,000.50", "45.000,50" or "45000".
    var amount: Decimal? {
        guard let text = string else { return nil }
        var digits = text.filter { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        if let comma = digits.lastIndex(of: ","), digits[digits.index(after: comma)...].count != 3 {
            digits = digits.replacingOccurrences(of: ".", with: "").replacingOccurrences(of: ",", with: ".")
        } else {
            digits = digits.replacingOccurrences(of: ",", with: "")
        }
        guard let amount = Decimal(string: digits), amount > 0 else { return nil }
        return amount
    }

    /// A currency code of three letters.
    var currency: String? {
        guard let code = line?.uppercased(), code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return nil
        }
        return code
    }
}
