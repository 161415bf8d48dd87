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
            return date(found.3, month(found.2), found.1)
        }
        if let found = text.firstMatch(of: #/^(\p{L}{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})/#) {
            return date(found.3, month(found.1), found.2)
        }
        return nil
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
