import Foundation
import Metering
import Testing

/// Days and months in time zones with their own ideas of midnight.
struct LocalCalendarTests {
    @Test(arguments: [
        "UTC", "America/Los_Angeles", "Europe/Berlin", "America/Santiago", "Asia/Beirut", "Africa/Cairo",
        "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
    ])
    func `a day ends when another date begins, in any hour of three years`(zone: String) throws {
        let calendar = try LocalCalendar(timeZone: zone)
        var time = Date(timeIntervalSince1970: 1_735_689_600)
        for _ in 0..<3 * 8_766 {
            let day = calendar.day(of: time)
            let next = calendar.nextDay(after: time)
            #expect(next > time && next.timeIntervalSince(time) <= 25 * 3_600)
            #expect(calendar.day(of: next) > day)
            #expect(calendar.day(of: next.addingTimeInterval(-1)) == day, "\(time)")
            let start = calendar.startOfDay(of: time)
            #expect(start <= time && calendar.day(of: start) == day)
            time += 3_600
        }
    }

    @Test func `a month ends with its last day`() throws {
        let calendar = try LocalCalendar(timeZone: "Europe/Berlin")
        let time = Date(timeIntervalSince1970: 1_800_000_000)
        let next = calendar.nextMonth(after: time)
        #expect(calendar.day(of: next).rawValue == "2027-02-01")
        #expect(calendar.day(of: next.addingTimeInterval(-1)).rawValue == "2027-01-31")
    }

    @Test func `an unknown time zone is refused by its name`() {
        #expect(throws: LocalCalendar.UnknownTimeZone.self) { try LocalCalendar(timeZone: "Mars/Olympus") }
    }
}
