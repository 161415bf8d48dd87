public import Foundation

/// Where days and months begin and end in a time zone, in which some days have 23 or 25 hours, or no midnight.
public struct LocalCalendar: Sendable {
    /// The setting names no time zone.
    public struct UnknownTimeZone: Error, Hashable, Sendable, CustomStringConvertible {
        public let name: String

        public var description: String { "there is no time zone \"\(name)\"; one would be \"America/Los_Angeles\"" }
    }

    private let calendar: Calendar

    /// - Parameter timeZone: as IANA names it.
    public init(timeZone name: String) throws(UnknownTimeZone) {
        guard let zone = TimeZone(identifier: name) else { throw UnknownTimeZone(name: name) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    public func day(of time: Date) -> CalendarDay {
        let parts = calendar.dateComponents([.year, .month, .day], from: time)
        let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        let digits = String(year * 10_000 + month * 100 + day)
        let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        return CalendarDay(rawValue: "\(padded.prefix(4))-\(padded.dropFirst(4).prefix(2))-\(padded.suffix(2))")
    }

    public func startOfDay(of time: Date) -> Date { calendar.startOfDay(for: time) }

    public func nextDay(after time: Date) -> Date { end(of: .day, time) ?? time.addingTimeInterval(86_400) }

    public func nextMonth(after time: Date) -> Date { end(of: .month, time) ?? time.addingTimeInterval(31 * 86_400) }

    private func end(of unit: Calendar.Component, _ time: Date) -> Date? {
        calendar.dateInterval(of: unit, for: time)?.end
    }
}
