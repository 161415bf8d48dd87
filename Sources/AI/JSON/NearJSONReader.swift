/// Walks once over the bytes of one value, mending as it goes.
struct NearJSONReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    private(set) var repairs: Set<NearJSON.Repair> = []
    /// How many arrays and objects are open, so that a bracket that closes none of them is told apart.
    private var openArrays = 0
    private var openObjects = 0

    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }
    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func note(_ repair: NearJSON.Repair) { repairs.insert(repair) }

    /// Spaces, and comments as programmers write them.
    mutating func skipSpace() {
        while let byte = current {
            if NearJSON.isSpace(byte) {
                position += 1
            } else if byte == UInt8(ascii: "/"), position + 1 < bytes.count, skipComment(bytes[position + 1]) {
                note(.comment)
            } else {
                return
            }
        }
    }

    private mutating func skipComment(_ second: UInt8) -> Bool {
        switch second {
        case UInt8(ascii: "/"):
            position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
        case UInt8(ascii: "*"):
            position += 2
            while let byte = current {
                position += 1
                if byte == UInt8(ascii: "*"), current == UInt8(ascii: "/") {
                    position += 1
                    break
                }
            }
        default: return false
        }
        return true
    }

    /// Nil when nothing stands here that could be a value, or it is too deep.
    mutating func value(depth: Int) -> JSON? {
        guard depth <= NearJSON.deepest else {
            position = bytes.count
            return nil
        }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case nil:
            note(.cutShort)
            return nil
        default: return scalar()
        }
    }

    // MARK: Arrays and objects

    private mutating func array(depth: Int) -> JSON? {
        position += 1
        openArrays += 1
        defer { openArrays -= 1 }
        var items: [JSON] = []
        var wantsItem = false
        while true {
            skipSpace()
            switch current {
            case nil:
                note(.cutShort)
                return .array(items)
            case UInt8(ascii: "]"):
                position += 1
                if wantsItem { note(.comma) }
                return .array(items)
            case UInt8(ascii: ","):
                note(.comma)
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: ":"):
                note(.bracket)
                if current == UInt8(ascii: "}"), openObjects > 0 { return .array(items) }
                position += 1
            default:
                guard let item = value(depth: depth + 1) else { return isAtEnd ? cutShort(.array(items)) : nil }
                items.append(item)
                wantsItem = separator()
            }
        }
    }

    private mutating func object(depth: Int) -> JSON? {
        position += 1
        openObjects += 1
        defer { openObjects -= 1 }
        var members: [JSON.Member] = []
        var wantsMember = false
        while true {
            skipSpace()
            switch current {
            case nil:
                note(.cutShort)
                return .object(members)
            case UInt8(ascii: "}"):
                position += 1
                if wantsMember { note(.comma) }
                return .object(members)
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                note(.comma)
                position += 1
            case UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "{"):
                note(.bracket)
                if current == UInt8(ascii: "]"), openArrays > 0 { return .object(members) }
                position += 1
            default:
                let name = self.name()
                skipSpace()
                guard current == UInt8(ascii: ":") else {
                    note(isAtEnd ? .cutShort : .missingValue)
                    continue
                }
                position += 1
                skipSpace()
                if let byte = current, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") {
                    note(.missingValue)
                    members.append(.init(name, .null))
                } else {
                    guard let value = value(depth: depth + 1) else { return isAtEnd ? cutShort(.object(members)) : nil }
                    members.append(.init(name, value))
                }
                wantsMember = separator()
            }
        }
    }

    /// Whether a comma stood here; where neither it nor an end follows, it was forgotten.
    private mutating func separator() -> Bool {
        skipSpace()
        switch current {
        case UInt8(ascii: ","):
            position += 1
            return true
        case nil, UInt8(ascii: "]"), UInt8(ascii: "}"): break
        default: note(.comma)
        }
        return false
    }

    private mutating func cutShort(_ value: JSON) -> JSON? {
        guard repairs.contains(.cutShort) else { return nil }
        return value
    }

    private mutating func name() -> String {
        if let quote = Quote(at: position, in: bytes) { return string(quote, isName: true) }
        note(.bareWord)
        return bareWord()
    }

    // MARK: Scalars

    private mutating func scalar() -> JSON? {
        if let quote = Quote(at: position, in: bytes) { return .string(string(quote, isName: false)) }
        let start = position
        let word = bareWord()
        guard !word.isEmpty else {
            note(.bracket)
            position = max(position, start + 1)
            return .null
        }
        // A number or a word at the very end may have been longer.
        if isAtEnd, start > 0, openArrays + openObjects > 0 {
            note(.cutShort)
            return nil
        }
        return Literal.read(word, noting: &repairs)
    }

    /// What stands before the next mark of structure, without the space at its end.
    private mutating func bareWord() -> String {
        let start = position
        while let byte = current, !Self.endsWord(byte) { position += 1 }
        var end = position
        while end > start, NearJSON.isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "{"), UInt8(ascii: "\""), 0x0A, 0x0D:
            true
        default: false
        }
    }

    private mutating func string(_ quote: Quote, isName: Bool) -> String {
        if quote != .straight { note(.quotes) }
        position += quote.length
        var text: [UInt8] = []
        while let byte = current {
            if byte == UInt8(ascii: "\\") {
                position += 1
                JSONEscape.read(bytes, &position, into: &text, noting: &repairs)
            } else if quote.closes(at: position, in: bytes) {
                let after = position + quote.length
                if endsString(at: after, isName: isName) {
                    position = after
                    return String(decoding: text, as: UTF8.self)
                }
                note(.innerQuote)
                text.append(contentsOf: bytes[position..<after])
                position = after
            } else {
                if byte < 0x20 { note(.controlCharacter) }
                text.append(byte)
                position += 1
            }
        }
        note(.cutShort)
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether what follows a quotation mark is what follows a string: only then does it end one.
    private func endsString(at position: Int, isName: Bool) -> Bool {
        var position = position
        var newLine = false
        while position < bytes.count, NearJSON.isSpace(bytes[position]) {
            newLine = newLine || bytes[position] == 0x0A
            position += 1
        }
        guard position < bytes.count else { return true }
        switch bytes[position] {
        case UInt8(ascii: ":"): return isName
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return true
        case UInt8(ascii: "/"): return true
        default: return newLine || openArrays + openObjects == 0
        }
    }
}
