internal import Foundation

/// Reads days as "Posted Today", "Posted Yesterday" and "Posted 3 Days Ago" tell them. "30+ Days Ago" is no day.
enum RelativeDay {
    /// Midnight, UTC.
    static func parse(_ text: String, today: Date) -> Date? {
        let text = text.prefix(60).lowercased()
        let days: Int
        if text.hasSuffix("today") {
            days = 0
        } else if text.hasSuffix("yesterday") {
            days = 1
        } else if let found = text.firstMatch(of: #/\b(\d{1,3}) days? ago$/#), let number = Int(found.1) {
            days = number
        } else {
            return nil
        }
        let midnight = (today.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
        return Date(timeIntervalSince1970: midnight - Double(days) * 86_400)
    }
}
