import Foundation

/// Reads the three date formats that RFC 9110, 5.6.7 wants every recipient to understand.
enum HTTPDate {
    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
    static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= 64 else { return nil }
        let words = text.split(whereSeparator: { " ,-".contains($0) }).map(String.init)
        guard words.count >= 5, let clock = words.first(where: { $0.contains(":") }) else { return nil }
        let isAsctime = months[words[1].lowercased()] != nil
        let (day, month, year) = isAsctime ? (words[2], words[1], words[4]) : (words[1], words[2], words[3])
        let time = clock.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard let day = Int(day), let month = months[month.lowercased()], let year = fullYear(year),
            time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        let parts = DateComponents(
            timeZone: .gmt, year: year, month: month, day: day, hour: time[0], minute: time[1], second: time[2])
        let calendar = Calendar(identifier: .gregorian)
        guard (1...31).contains(day), let date = calendar.date(from: parts) else { return nil }
        return date
    }

    /// Two digits mean the century that puts the year at most 50 years from 2026 ahead.
    private static func fullYear(_ text: String) -> Int? {
        guard let year = Int(text), (0...9_999).contains(year) else { return nil }
        return text.count == 2 ? (year > 76 ? 1_900 : 2_000) + year : year
    }

    private static let months = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
    ]
}
