internal import Domain
internal import Foundation

/// Values of postings as job boards' JSON writes them.
extension JSON {
    /// Where a browser can go: http(s), with a host. A relative address needs the page that it stands on.
    func url(on page: URL? = nil) -> URL? { string.flatMap { WebLink.parse($0, on: page) } }

    var url: URL? { url(on: nil) }

    /// A moment as text or, where a system writes numbers, as an epoch; see `Timestamp.parse`.
    var date: Date? { isString ? string.flatMap { Timestamp.parse($0) } : epoch }

    /// A moment as epoch seconds or milliseconds.
    var epoch: Date? { integer.flatMap(Timestamp.parse(epoch:)) }

    var workplace: Workplace? { string.flatMap(Workplace.init(word:)) }

    var employmentType: EmploymentType? { string.flatMap(EmploymentType.init(word:)) }

    var period: Salary.Period? { string.flatMap(Salary.Period.init(word:)) }

    /// A sum of money, from a number or from text; see `Amount.parse`.
    var amount: Decimal? { isString ? string.flatMap { Amount.parse($0) } : number.flatMap { Amount.parse($0) } }

    /// A currency code of three letters.
    var currency: String? {
        guard let code = line?.uppercased(), code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return nil
        }
        return code
    }
}
