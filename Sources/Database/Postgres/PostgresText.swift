import CLibPQ

/// A value as the server writes it out. Every type of the server has such a form, and few of them have a binary one that
/// is worth decoding.
struct PostgresText {
    let type: Oid
    let characters: UnsafeRawBufferPointer

    /// The numbers are those of `pg_type.dat`, which never change.
    var cell: Cell {
        get throws {
            switch type {
            case 16: .integer(characters.first == UInt8(ascii: "t") ? 1 : 0)
            case 20, 21, 23, 26: .integer(try read(Int64(string)))
            case 700, 701: .double(try read(Double(string)))
            case 1700: try Int64(string).map { .integer($0) } ?? .double(read(Double(string)))
            case 17: .bytes(try bytes())
            case 1184: .integer(try microseconds())
            default: .text(string)
            }
        }
    }

    private var string: String { String(decoding: characters, as: UTF8.self) }

    private func read<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw DatabaseError.mistake("the server wrote a value of type \(type) in another form") }
        return value
    }

    /// `\x` and two hexadecimal digits for each byte.
    private func bytes() throws -> [UInt8] {
        guard characters.starts(with: "\\x".utf8), characters.count.isMultiple(of: 2) else { return try read(nil) }
        return stride(from: 2, to: characters.count, by: 2).map { index in
            Self.nibble(characters[index]) << 4 | Self.nibble(characters[index + 1])
        }
    }

    /// Of `0` to `9` and `a` to `f`.
    private static func nibble(_ digit: UInt8) -> UInt8 {
        digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
    }

    /// `2026-11-23 08:15:00.123456+00`: the session's zone is UTC and its style ISO. The fraction may be shorter, or missing.
    private func microseconds() throws -> Int64 {
        guard characters.suffix(3).elementsEqual("+00".utf8) else { return try read(nil) }
        /// Year, month, day, hour, minute, second, fraction.
        var numbers = InlineArray<7, Int64>(repeating: 0)
        var (position, digits) = (0, 0)
        for character in characters.dropLast(3) {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) {
                numbers[position] = numbers[position] * 10 + Int64(character - UInt8(ascii: "0"))
                digits += 1
            } else {
                (position, digits) = (position + 1, 0)
                guard position < 7 else { return try read(nil) }
            }
        }
        guard position >= 5, digits <= 6 else { return try read(nil) }
        if position == 6 { for _ in digits..<6 { numbers[6] *= 10 } }
        let days = Self.days(numbers[0], numbers[1], numbers[2])
        return (((days * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5]) * 1_000_000 + numbers[6]
    }

    /// Days from 1970-01-01 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
