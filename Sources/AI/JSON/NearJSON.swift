/// Reads what a model wrote where JSON was asked for: JSON, or what can be taken for it without guessing at content.
///
/// A pure function, linear in the length of the text. What is exact JSON is read as such; the rest says what was mended.
public enum NearJSON {
    /// What stood in the text that JSON has no place for.
    public enum Repair: String, Sendable, Hashable, CaseIterable {
        /// Words, a code fence or a model's thoughts before or after the value.
        case surroundings
        /// The text ends inside the value: what was open is closed; a number or word at the end, of which more may have
        /// followed, is left out.
        case cutShort
        case comma
        case quotes
        /// A quotation mark inside a string that nothing tells apart but its place.
        case innerQuote
        /// A line break or control character inside a string.
        case controlCharacter
        case escape
        /// A name or a word without quotation marks, or `True`, `None` and the like.
        case bareWord
        /// NaN, Infinity or a number beyond a `Double`: null stands in its place.
        case notANumber
        case numberFormat
        case comment
        case missingValue
        case bracket
    }

    /// What was read, and what had to be mended for it.
    public struct Reading: Sendable, Hashable {
        public var value: JSON
        public var repairs: Set<Repair>

        public var isExact: Bool { repairs.isEmpty }
    }

    /// Values nested deeper are not read.
    public static let deepest = 64
    /// A text with more bytes is not read.
    public static let longest = 32 << 20
    /// Of so many values that stand in the text the one that takes most of it is meant.
    static let mostValues = 32

    public static func read(_ text: String) -> Reading? { read(Array(text.utf8)) }

    /// Nil when nothing in the text can be taken for a value, or it is too long or too deep.
    public static func read(_ bytes: [UInt8]) -> Reading? {
        guard bytes.count <= longest else { return nil }
        var whole = NearJSONReader(bytes, from: 0)
        whole.skipSpace()
        if whole.isAtEnd { return nil }
        if let value = whole.value(depth: 0) {
            whole.skipSpace()
            if whole.isAtEnd, whole.repairs.isEmpty { return Reading(value: value, repairs: []) }
        }
        return largestValue(in: bytes)
    }

    /// Objects are looked for, then arrays: what we ask for is never anything else.
    private static func largestValue(in bytes: [UInt8]) -> Reading? {
        let start = endOfThoughts(in: bytes)
        return largestValue(in: bytes, from: start, opening: UInt8(ascii: "{"))
            ?? largestValue(in: bytes, from: start, opening: UInt8(ascii: "["))
    }

    private static func largestValue(in bytes: [UInt8], from start: Int, opening: UInt8) -> Reading? {
        var best: (length: Int, reading: Reading)?
        var position = start
        for _ in 0..<mostValues {
            guard let opened = bytes[position...].firstIndex(of: opening) else { break }
            var reader = NearJSONReader(bytes, from: opened)
            guard let value = reader.value(depth: 0) else { return best?.reading }
            let around =
                bytes[..<opened].contains { !isSpace($0) } || bytes[reader.position...].contains { !isSpace($0) }
            let repairs = around ? reader.repairs.union([.surroundings]) : reader.repairs
            if reader.position - opened > best?.length ?? 0 {
                best = (reader.position - opened, Reading(value: value, repairs: repairs))
            }
            position = reader.position
        }
        return best?.reading
    }

    /// Models that run locally put their thoughts before the answer: `<think>…</think>`.
    private static func endOfThoughts(in bytes: [UInt8]) -> Int {
        let mark = Array("</think>".utf8)
        var position = bytes.count
        while let angle = bytes[..<position].lastIndex(of: UInt8(ascii: "<")) {
            if bytes[angle...].starts(with: mark) { return angle + mark.count }
            position = angle
        }
        return 0
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
