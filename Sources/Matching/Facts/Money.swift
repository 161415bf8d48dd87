import Foundation

/// An amount of money in a text, or two with a dash between: "$120k – $150k", "45 000 až 55 000 Kč".
struct Money {
    var least: Decimal
    var most: Decimal?
    /// ISO 4217.
    var currency: String
    /// Bytes of the text, currency included.
    var range: Range<Int>
}

/// Finds amounts that have a currency beside them, byte by byte.
struct MoneyScanner {
    private let bytes: [UInt8]
    /// More amounts than this are a price list.
    private static let most = 60

    private static let signs: [(bytes: [UInt8], code: String)] = [
        ("US$", "USD"), ("CA$", "CAD"), ("C$", "CAD"), ("AU$", "AUD"), ("A$", "AUD"), ("NZ$", "NZD"), ("S$", "SGD"),
        ("HK$", "HKD"), ("R$", "BRL"), ("MX$", "MXN"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"),
        ("₹", "INR"), ("Kč", "CZK"), ("zł", "PLN"), ("₪", "ILS"), ("₺", "TRY"), ("₽", "RUB"), ("kr.", "DKK"),
        ("euros", "EUR"), ("Euros", "EUR"), ("euro", "EUR"), ("Euro", "EUR"), ("USD", "USD"), ("EUR", "EUR"),
        ("GBP", "GBP"), ("CAD", "CAD"), ("AUD", "AUD"), ("NZD", "NZD"), ("CHF", "CHF"), ("CZK", "CZK"), ("PLN", "PLN"),
        ("SEK", "SEK"), ("NOK", "NOK"), ("DKK", "DKK"), ("INR", "INR"), ("BRL", "BRL"), ("MXN", "MXN"), ("SGD", "SGD"),
        ("HKD", "HKD"), ("JPY", "JPY"), ("ZAR", "ZAR"), ("HUF", "HUF"), ("RON", "RON"), ("ILS", "ILS"), ("AED", "AED"),
        ("kr", "SEK"), ("CHF", "CHF"), ("Fr.", "CHF"), ("dollars", "USD"), ("pounds", "GBP"),
    ].map { (Array($0.0.utf8), $0.1) }
    private static let connectors = [
        "-", "–", "—", "to ", "bis ", "až ", "à ", "a ", "and ", "und ", "y ", "e ", "et ", "tot ", "até ", "~", "do ",
    ].map { Array($0.utf8) }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func amounts() -> [Money] {
        var found: [Money] = []
        var index = 0
        while index < bytes.count, found.count < Self.most {
            guard isDigit(index), index == 0 || !isWord(bytes[index - 1]) else {
                index += 1
                continue
            }
            guard let first = number(at: index) else {
                while isDigit(index) { index += 1 }
                continue
            }
            if let money = money(startingWith: first, at: index) {
                found.append(money)
                index = money.range.upperBound
            } else {
                index = first.end
            }
        }
        return found
    }

    private typealias Number = (value: Decimal, end: Int, isThousands: Bool)

    private func money(startingWith first: Number, at start: Int) -> Money? {
        var currency = sign(before: start)
        var end = first.end
        var beginning = currency?.start ?? start
        if currency == nil, let after = sign(after: end) {
            currency = (after.code, start)
            end = after.end
        }
        var (least, most) = (first.value, Decimal?.none)
        if let second = secondNumber(after: end) {
            if currency == nil { currency = second.code.map { ($0, start) } }
            most = second.number.value
            if second.number.isThousands, !first.isThousands, least < 1000 { least *= 1000 }
            end = second.end
        }
        guard let currency else { return nil }
        beginning = Swift.min(beginning, currency.start)
        if let top = most, top < least { most = nil }
        return Money(least: least, most: most, currency: currency.code, range: beginning..<end)
    }

    /// What follows a dash or "to", with its own currency if it has one.
    private func secondNumber(after end: Int) -> (number: Number, code: String?, end: Int)? {
        var index = skipBlanks(from: end, most: 3)
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "k") {
            // "$120k/yr – $150k/yr".
            var look = index
            while look < bytes.count, look - index < 8, bytes[look] != UInt8(ascii: " ") { look += 1 }
            index = skipBlanks(from: look, most: 2)
        }
        guard let connector = Self.connectors.first(where: { starts($0, at: index) }) else { return nil }
        index = skipBlanks(from: index + connector.count, most: 2)
        var code: String?
        if let sign = Self.signs.first(where: { starts($0.bytes, at: index) }) {
            code = sign.code
            index = skipBlanks(from: index + sign.bytes.count, most: 1)
        }
        guard isDigit(index), let number = number(at: index) else { return nil }
        var last = number.end
        if let after = sign(after: last) {
            code = code ?? after.code
            last = after.end
        }
        return (number, code, last)
    }

    /// "60", "60,000", "60.000", "60 000", "60'000.50", "60k"; nil for years, dates and longer runs.
    private func number(at start: Int) -> Number? {
        var index = start
        var value = Decimal(0)
        var digits = 0
        while isDigit(index) {
            value = value * 10 + Decimal(Int(bytes[index] - 48))
            digits += 1
            index += 1
        }
        guard digits <= 9 else { return nil }
        while digits <= 3 || value >= 1000, let group = groupSeparator(at: index) {
            for offset in 0..<3 { value = value * 10 + Decimal(Int(bytes[group + offset] - 48)) }
            index = group + 3
            digits = 1
            if value > 1_000_000_000 { return nil }
        }
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ","),
            isDigit(index + 1)
        {
            var (fraction, scale) = (Decimal(0), Decimal(1))
            var look = index + 1
            while isDigit(look), look - index <= 2 {
                fraction = fraction * 10 + Decimal(Int(bytes[look] - 48))
                scale *= 10
                look += 1
            }
            guard !isDigit(look) else { return nil }
            value += fraction / scale
            index = look
        }
        var isThousands = false
        let next = skipBlanks(from: index, most: 1)
        if next < bytes.count, bytes[next] | 32 == UInt8(ascii: "k"),
            next + 1 >= bytes.count || (!isWord(bytes[next + 1]) && bytes[next + 1] < 0x80)
        {
            isThousands = true
            value *= 1000
            index = next + 1
        } else if next < bytes.count, bytes[next] | 32 == UInt8(ascii: "m"), next == index {
            // Millions are no wage.
            return nil
        }
        return (value, index, isThousands)
    }

    /// Where three digits follow a separator of thousands.
    private func groupSeparator(at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        let length: Int
        // "$ 55, 000".
        if starts(Array(", 000".utf8), at: index), !isDigit(index + 5) { return index + 2 }
        switch bytes[index] {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: " "): length = 1
        case 0xC2 where starts([0xC2, 0xA0], at: index): length = 2
        case 0xE2
        where starts([0xE2, 0x80, 0xAF], at: index) || starts([0xE2, 0x80, 0x99], at: index)
            || starts([0xE2, 0x80, 0x89], at: index):
            length = 3
        default: return nil
        }
        let first = index + length
        guard isDigit(first), isDigit(first + 1), isDigit(first + 2), !isDigit(first + 3) else { return nil }
        return first
    }

    private func sign(before start: Int) -> (code: String, start: Int)? {
        var index = start
        var blanks = 0
        while index > 0, blanks < 2, bytes[index - 1] == UInt8(ascii: " ") || bytes[index - 1] == 0xA0 {
            index -= bytes[index - 1] == 0xA0 && index > 1 && bytes[index - 2] == 0xC2 ? 2 : 1
            blanks += 1
        }
        for sign in Self.signs where index >= sign.bytes.count {
            let from = index - sign.bytes.count
            guard bytes[from..<index].elementsEqual(sign.bytes) else { continue }
            // "EUR" and "kr" are words of their own; "$" stands where it likes.
            if isWord(sign.bytes[0]), from > 0, isWord(bytes[from - 1]) { continue }
            return (sign.code, from)
        }
        return nil
    }

    private func sign(after end: Int) -> (code: String, end: Int)? {
        let index = skipBlanks(from: end, most: 2)
        for sign in Self.signs where starts(sign.bytes, at: index) {
            let next = index + sign.bytes.count
            if let last = sign.bytes.last, isWord(last), next < bytes.count, isWord(bytes[next]) { continue }
            // A sign that stands right before another number is that number's.
            if sign.bytes.count <= 3, !isWord(sign.bytes[0]), isDigit(next) { continue }
            return (sign.code, next)
        }
        return nil
    }

    private func skipBlanks(from start: Int, most: Int) -> Int {
        var index = start
        var count = 0
        while index < bytes.count, count < most {
            if bytes[index] == UInt8(ascii: " ") {
                index += 1
            } else if starts([0xC2, 0xA0], at: index) {
                index += 2
            } else {
                break
            }
            count += 1
        }
        return index
    }

    private func starts(_ prefix: [UInt8], at index: Int) -> Bool {
        index >= 0 && index + prefix.count <= bytes.count
            && bytes[index..<index + prefix.count].elementsEqual(prefix)
    }

    private func isDigit(_ index: Int) -> Bool {
        index >= 0 && index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
