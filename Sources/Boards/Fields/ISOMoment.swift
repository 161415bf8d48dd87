internal import Foundation

/// Reads moments that are written year first: ISO 8601 and what is like it.
struct ISOMoment {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    static func parse(_ text: String) -> Date? {
        var text = text
        return text.withUTF8 { bytes in
            var moment = ISOMoment(bytes: bytes)
            return moment.read()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func read() -> Date? {
        guard let midnight = readDay() else { return nil }
        guard take("T") || take(" ") || take("t"), let time = readTime() else { return midnight }
        return midnight.addingTimeInterval(time - (readOffset() ?? 0))
    }

    private mutating func readDay() -> Date? {
        guard let year = number(digits: 4...4) else { return nil }
        let isParted = take("-") || take("/")
        guard let month = number(digits: isParted ? 1...2 : 2...2), !isParted || take("-") || take("/"),
            let day = number(digits: isParted ? 1...2 : 2...2), !isAtDigit
        else { return nil }
        return Timestamp.day(year: year, month: month, day: day)
    }

    /// Seconds after midnight.
    private mutating func readTime() -> Double? {
        guard let hour = number(digits: 2...2), hour < 24, take(":") || isAtDigit, let minute = number(digits: 2...2),
            minute < 60
        else { return nil }
        var seconds = Double(hour * 3600 + minute * 60)
        if take(":") || isAtDigit, let second = number(digits: 2...2), second < 61 {
            seconds += Double(second)
            if take(".") || take(",") { seconds += fraction() }
        }
        return seconds
    }

    /// Seconds ahead of UTC; the widest zones are 14 hours from it.
    private mutating func readOffset() -> Double? {
        _ = take(" ")
        guard let sign = take("+") ? 1.0 : take("-") ? -1.0 : nil, let hours = number(digits: 2...2), hours < 15 else {
            return nil
        }
        _ = take(":")
        let minutes = number(digits: 2...2) ?? 0
        return minutes < 60 ? sign * Double(hours * 3600 + minutes * 60) : nil
    }

    private var isAtDigit: Bool { index < bytes.count && bytes[index] &- 0x30 < 10 }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
        let start = index
        var number = 0
        while isAtDigit, index - start < digits.upperBound {
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index - start >= digits.lowerBound ? number : nil
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    private mutating func fraction() -> Double {
        var value = 0.0
        var unit = 0.1
        while isAtDigit {
            value += Double(bytes[index] - 0x30) * unit
            unit /= 10
            index += 1
        }
        return value
    }
}
