internal import Foundation

/// Reads the ways in which job boards write a moment.
enum Timestamp {
    /// ISO 8601 and its relatives: "2026-07-14", "2026-07-14T18:35:00-04:00", "2026-07-14 18:35:00.123 UTC". Without a
    /// zone it is UTC.
    static func parse(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { scan($0) }
    }

    /// Epoch seconds or milliseconds, told apart by size.
    static func parse(epoch number: Int) -> Date? {
        guard number > 0 else { return nil }
        let seconds = number > 100_000_000_000 ? Double(number) / 1000 : Double(number)
        return seconds < 32_503_680_000 ? Date(timeIntervalSince1970: seconds) : nil
    }

    /// "07-15-2026", as Eightfold's posting_date writes it.
    static func parse(monthFirst text: String) -> Date? {
        let parts = text.split(separator: "-")
        guard parts.count == 3, parts[2].count == 4 else { return nil }
        return parse("\(parts[2])-\(parts[0])-\(parts[1])")
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        var scanner = Scanner(bytes: bytes)
        guard let year = scanner.number(digits: 4), scanner.take("-"), let month = scanner.number(digits: 2),
            scanner.take("-"), let day = scanner.number(digits: 2), 1...12 ~= month, 1...31 ~= day, year >= 1970
        else { return nil }
        var seconds = Double(days(year: year, month: month, day: day)) * 86_400
        guard scanner.take("T") || scanner.take(" ") || scanner.take("t"), let hour = scanner.number(digits: 2),
            scanner.take(":"), let minute = scanner.number(digits: 2), hour < 25, minute < 60
        else { return Date(timeIntervalSince1970: seconds) }
        seconds += Double(hour * 3600 + minute * 60)
        if scanner.take(":"), let second = scanner.number(digits: 2), second < 61 {
            seconds += Double(second)
            if scanner.take(".") || scanner.take(",") { seconds += scanner.fraction() }
        }
        _ = scanner.take(" ")
        if let sign = scanner.take("+") ? -1.0 : scanner.take("-") ? 1.0 : nil, let hours = scanner.number(digits: 2) {
            _ = scanner.take(":")
            let minutes = scanner.number(digits: 2) ?? 0
            seconds += sign * Double(hours * 3600 + minutes * 60)
        }
        return Date(timeIntervalSince1970: seconds)
    }

    /// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private struct Scanner {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        mutating func number(digits: Int) -> Int? {
            guard index + digits <= bytes.count else { return nil }
            var number = 0
            for byte in bytes[index..<(index + digits)] {
                guard byte &- 0x30 < 10 else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            index += digits
            return number
        }

        mutating func take(_ byte: Unicode.Scalar) -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { return false }
            index += 1
            return true
        }

        mutating func fraction() -> Double {
            var value = 0.0
            var unit = 0.1
            while index < bytes.count, bytes[index] &- 0x30 < 10 {
                value += Double(bytes[index] - 0x30) * unit
                unit /= 10
                index += 1
            }
            return value
        }
    }
}
