@testable import Boards
import Foundation
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("2026-07-14", "2026-07-14T00:00:00Z"),
        ("2026-7-4", "2026-07-04T00:00:00Z"),
        ("2026/07/14", "2026-07-14T00:00:00Z"),
        ("20260714", "2026-07-14T00:00:00Z"),
        ("20260714T183500Z", "2026-07-14T18:35:00Z"),
        (" 2026-07-14 ", "2026-07-14T00:00:00Z"),
        ("2026-07-14T18:35", "2026-07-14T18:35:00Z"),
        ("2026-07-14T18:35:00Z", "2026-07-14T18:35:00Z"),
        ("2026-07-14T18:35:00-04:00", "2026-07-14T22:35:00Z"),
        ("2026-07-14T18:35:00+0530", "2026-07-14T13:05:00Z"),
        ("2026-07-14 18:35:00.123456 UTC", "2026-07-14T18:35:00Z"),
        ("2026-07-14 18:35:00 +02", "2026-07-14T16:35:00Z"),
        ("2026-07-14T18:35:59,999", "2026-07-14T18:35:59Z"),
        ("2024-02-29", "2024-02-29T00:00:00Z"),
        ("14.07.2026", "2026-07-14T00:00:00Z"),
        ("4. 7. 2026", "2026-07-04T00:00:00Z"),
        ("14 July 2026", "2026-07-14T00:00:00Z"),
        ("July 14, 2026", "2026-07-14T00:00:00Z"),
        ("Jul 4th, 2026", "2026-07-04T00:00:00Z"),
        ("Tue, 14 Jul 2026 18:35:00 GMT", "2026-07-14T18:35:00Z"), ("14 Jul 2026 23:05 -0500", "2026-07-15T04:05:00Z"),
        ("2026-07-14T99:99:99Z", "2026-07-14T00:00:00Z"),
        ("2026-07-14T18:35:00+99:99", "2026-07-14T18:35:00Z"),
    ])
    func `a moment is read`(text: String, moment: String) throws {
        let date = try #require(Timestamp.parse(text))
        #expect(date.formatted(.iso8601) == moment)
    }

    @Test(arguments: [
        "", "soon", "2026", "2026-13-01", "2026-00-10", "2026-02-30", "2025-02-29", "2100-02-29", "2026-04-31",
        "2026-07-32", "1969-12-31", "9999-01-01", "2026-07-140", "0000-00-00", "-2026-07-14", "99999999999",
        "03/04/2026",
        "32 July 2026", "14 Brumaire 2026", "2026-７-14",
    ])
    func `what is no moment is not read`(text: String) {
        #expect(Timestamp.parse(text) == nil)
    }

    @Test(arguments: [
        (1_784_054_100, 1_784_054_100.0), (1_784_054_100_123, 1_784_054_100.123), (0, nil), (-5, nil), (Int.max, nil),
        (Int.min, nil), (4_133_980_800_000, nil),
    ])
    func `an epoch is in seconds or milliseconds, and within reason`(number: Int, seconds: Double?) {
        #expect(Timestamp.parse(epoch: number)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [("07-15-2026", true), ("15-07-2026", false), ("07-15", false), ("a-b-c", false), ("", false)])
    func `Eightfold's dates have the month first`(text: String, isDate: Bool) {
        #expect(Timestamp.parse(monthFirst: text)?.formatted(.iso8601) == (isDate ? "2026-07-15T00:00:00Z" : nil))
    }
}
