internal import Foundation

/// Reads the ways in which job boards write a moment.
enum Timestamp {
    /// No posting is older than the web, and what is said to be later than this was not meant as a date.
    static let years = 1970...2100

    /// ISO 8601 and its relatives: "2026-07-14", "2026-07-14T18:35:00-04:00", "2026-07-14 18:35:00.123 UTC"; also
    /// "2026/7/4", "20260714", "14.07.2026", "14 July 2026", "Jul 14, 2026". Without a zone it is UTC.
    static func parse(_ text: String) -> Date? {
        if let moment = ISOMoment.parse(text) { return moment }
        let text = text.prefix(64).trimmingCharacters(in: .whitespacesAndNewlines)
        return ISOMoment.parse(text) ?? WrittenDate.parse(text)
    }

    /// Epoch seconds or milliseconds, told apart by size.
    static func parse(epoch number: Int) -> Date? {
        guard number > 0 else { return nil }
        let seconds = number > 100_000_000_000 ? Double(number) / 1000 : Double(number)
        return seconds < epochEnd ? Date(timeIntervalSince1970: seconds) : nil
    }

    /// "07-15-2026", as Eightfold's posting_date writes it, or "7/15/2026", as Jobvite does.
    static func parse(monthFirst text: String) -> Date? {
        let parts = text.prefix(10).split(whereSeparator: { $0 == "-" || $0 == "/" }).compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return day(year: parts[2], month: parts[0], day: parts[1])
    }

    /// Midnight, UTC; nil when there is no such day.
    static func day(year: Int, month: Int, day: Int) -> Date? {
        guard years ~= year, 1...12 ~= month, 1...length(ofMonth: month, in: year) ~= day else { return nil }
        return Date(timeIntervalSince1970: Double(days(year: year, month: month, day: day)) * 86_400)
    }

    /// 2101-01-01.
    private static let epochEnd = 4_133_980_800.0

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
