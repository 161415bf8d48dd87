internal import Domain
internal import Foundation

/// Reads pay that a board keeps as one text: "$1.40k - $1.80k", "€50,000 – €60,000 / year", "GBP 20 an hour".
enum WrittenSalary {
    static func parse(_ text: String) -> Salary? {
        let text = text.prefix(200)
        let parts = text.split(maxSplits: 1, whereSeparator: { "-–—".contains($0) })
        let amounts = (parts.count == 2 ? parts : text.split(separator: " to ", maxSplits: 1)).compactMap {
            Amount.parse(String($0))
        }
        guard let low = amounts.first else { return nil }
        return Salary(
            min: low, max: amounts.last, currency: currency(in: text), period: Salary.Period(word: words(in: text)))
    }

    /// A lone "$" is many countries' sign, and is left open.
    private static func currency(in text: Substring) -> String? {
        if let code = text.firstMatch(
            of: #/\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|INR|SGD|JPY|BRL|ZAR)\b/#)
        {
            return String(code.0)
        }
        return text.contains("€") ? "EUR" : text.contains("£") ? "GBP" : nil
    }

    /// Without digits: those before a period's word would be taken for its count.
    private static func words(in text: Substring) -> String { text.filter { !$0.isNumber } }
}
