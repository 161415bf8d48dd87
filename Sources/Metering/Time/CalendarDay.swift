public import Database

/// A date as it is written (2026-03-29), without the time zone that it is meant in.
public struct CalendarDay: RawRepresentable, SQLValue, Hashable, Comparable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// As it is written, too: 2026-03.
    var month: String { String(rawValue.prefix(7)) }

    public static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.rawValue < other.rawValue }
}
