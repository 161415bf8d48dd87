import Foundation

/// Reads dates and times as ISO 8601 writes them, "2026-11-23" or "2026-11-23T16:52:01.250+01:00"; without a zone, UTC.
struct Moment {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= 40 else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            var moment = Moment(bytes: bytes)
            return moment.read()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var isAtEnd: Bool { index == bytes.count }
    private var digit: Int? {
        guard !isAtEnd, (0x30...0x39).contains(bytes[index]) else { return nil }
        return Int(bytes[index]) - 0x30
    }

    private mutating func read() -> Date? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
            let days = Self.days(year: year, month: month, day: day)
        else { return nil }
        let midnight = Double(days * 86_400)
        if isAtEnd { return Date(timeIntervalSince1970: midnight) }
        guard take("T") || take("t") || take(" "), let hour = number(2), hour < 24, take(":"), let minute = number(2),
            minute < 60
        else { return nil }
        var seconds = Double(hour * 3_600 + minute * 60)
        if take(":") {
            guard let second = number(2), second <= 60 else { return nil }
            seconds += Double(second)
            if take(".") || take(",") { seconds += fraction() }
        }
        guard let offset = offset(), isAtEnd else { return nil }
        return Date(timeIntervalSince1970: midnight + seconds - offset)
    }

    /// Seconds ahead of UTC; nil when what is there is no zone.
    private mutating func offset() -> Double? {
        _ = take(" ")
        if isAtEnd || take("Z") || take("z") { return 0 }
        guard let sign = take("+") ? 1.0 : take("-") ? -1.0 : nil, let hours = number(2), hours < 15 else { return nil }
        _ = take(":")
        guard let minutes = isAtEnd ? 0 : number(2), minutes < 60 else { return nil }
        return sign * Double(hours * 3_600 + minutes * 60)
    }

    private mutating func number(_ digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let digit else { return nil }
            number = number * 10 + digit
            index += 1
        }
        return number
    }

    private mutating func fraction() -> Double {
        var value = 0.0
        var unit = 0.1
        while let digit {
            value += Double(digit) * unit
            unit /= 10
            index += 1
        }
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    /// Days since 1970-01-01 in the Gregorian calendar; nil for a day that no month has.
    /// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
    private static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
