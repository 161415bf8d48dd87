internal import Foundation

/// Reads days as people and RFC 5322 write them. "03/04/2026", which may be either month, is not read.
enum WrittenDate {
    static func parse(_ text: String) -> Date? {
        if let found = text.firstMatch(of: #/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/#) {
            return date(found.3, Int(found.2), found.1)
        }
        if let found = text.firstMatch(
            of: #/^(?:\p{L}{2,9},?\s)?(\d{1,2})(?:st|nd|rd|th)?\s(\p{L}{3,9})\.?,?\s(\d{4})/#)
        {
            let day = date(found.3, month(found.2), found.1)
            return day.map { $0.addingTimeInterval(time(text[found.range.upperBound...])) }
        }
        if let found = text.firstMatch(of: #/^(\p{L}{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})/#) {
            return date(found.3, month(found.1), found.2)
        }
        return nil
    }

    /// Seconds after midnight, UTC, as RFC 5322 writes the time behind the day: " 14:50:13 +0300". None for other texts,
    /// and without a zone.
    private static func time(_ text: Substring) -> Double {
        guard
            let found = text.firstMatch(
                of: #/^\s(\d{2}):(\d{2})(?::(\d{2}))?\s(?:([+-])(\d{2}):?(\d{2})|GMT|UTC?|Z)\b/#),
            let hour = Double(found.1), let minute = Double(found.2), hour < 24, minute < 60
        else { return 0 }
        let second = found.3.flatMap { Double($0) } ?? 0
        let ahead = (found.5.flatMap { Double($0) } ?? 0) * 3_600 + (found.6.flatMap { Double($0) } ?? 0) * 60
        guard second < 61, ahead < 15 * 3_600 else { return 0 }
        return hour * 3_600 + minute * 60 + second - (found.4 == "-" ? -ahead : ahead)
    }

    private static func date(_ year: Substring, _ month: Int?, _ day: Substring) -> Date? {
        guard let year = Int(year), let month, let day = Int(day) else { return nil }
        return Timestamp.day(year: year, month: month, day: day)
    }

    private static func month(_ name: Substring) -> Int? {
        let start = name.prefix(3).lowercased()
        return months.firstIndex(of: start).map { $0 + 1 }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
