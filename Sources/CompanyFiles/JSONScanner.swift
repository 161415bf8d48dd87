/// Walks through JSON far enough to tell where each object begins and ends; whether it is right inside is not its
/// business.
struct JSONScanner {
    enum Item {
        case object(Range<Int>, line: Int)
        case fault(String, line: Int)
        /// Nothing more can be read, though it is not the end.
        case stop(String)
        case end
    }

    private let bytes: [UInt8]
    private let limits: CompanyFileLimits
    private var index: Int
    private var line = 1
    /// Behind the list's end nothing is read.
    private var isInList = false
    private var faults = 0

    private static let mostFaults = 1_000

    init(_ bytes: [UInt8], from start: Int, limits: CompanyFileLimits) {
        self.bytes = bytes
        self.limits = limits
        index = start
    }

    /// Goes into the list that the file is, or into the one that its only object has under a name; else stays.
    mutating func enterList(named name: String) {
        skipBetween()
        guard index < bytes.count else { return }
        if bytes[index] == UInt8(ascii: "[") {
            index += 1
            isInList = true
        } else if let list = findList(named: name) {
            (index, line) = list
            isInList = true
        }
    }

    mutating func next() -> Item {
        skipBetween()
        guard index < bytes.count else {
            return isInList ? .stop("the list is not closed; the file may be cut off") : .end
        }
        guard faults < Self.mostFaults else { return .stop("too much of the JSON is wrong; the rest was not read") }
        let start = (index: index, line: line)
        if isInList, bytes[index] == UInt8(ascii: "]") { return .end }
        guard bytes[index] == UInt8(ascii: "{") else {
            recover(start.line)
            return .fault("an object of a company belongs here", line: start.line)
        }
        if let reason = skipObject() {
            (index, line) = start
            recover(start.line)
            return .fault(reason, line: start.line)
        }
        return .object(start.index..<index, line: start.line)
    }

    /// Whitespace and the commas of a list.
    private mutating func skipBetween() {
        while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ",") {
            if bytes[index] == 0x0A { line += 1 }
            index += 1
        }
    }

    /// To the next line that begins with an object.
    private mutating func recover(_ faulty: Int) {
        faults += 1
        while index < bytes.count {
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            skipBetween()
            if index < bytes.count, bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "]") { return }
        }
    }

    /// Over the object that begins here.
    /// - Returns: why it is none.
    private mutating func skipObject() -> String? {
        let end = min(bytes.count, index + limits.recordBytes)
        var open: [UInt8] = []
        var previous: UInt8 = UInt8(ascii: ":")
        while index < end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                guard skipString(end) else { return "a text in it is not closed before its line ends" }
                previous = byte
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                // An object right behind another member is the next company, where a bracket is missing.
                if open.last == UInt8(ascii: "}"), previous != UInt8(ascii: ":") { return "its bracket is not closed" }
                guard open.count < limits.nesting else { return "is nested more than \(limits.nesting) levels deep" }
                open.append(byte + 2)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard open.popLast() == byte else { return "its brackets do not match" }
                if open.isEmpty {
                    index += 1
                    return nil
                }
            case 0x0A: line += 1
            default: break
            }
            if byte > 0x20 { previous = byte }
            index += 1
        }
        return end == bytes.count ? "its bracket is not closed" : "is longer than \(limits.recordBytes >> 10) KB"
    }

    /// Over a string and its quotation marks; false when it does not end before the line does.
    private mutating func skipString(_ end: Int) -> Bool {
        index += 1
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return true
            case UInt8(ascii: "\\"): index += 2
            case 0x0A: return false
            default: index += 1
            }
        }
        return false
    }

    /// The place behind the opening bracket of a member of the object that begins here.
    private func findList(named name: String) -> (index: Int, line: Int)? {
        var walk = self
        guard walk.index < bytes.count, bytes[walk.index] == UInt8(ascii: "{") else { return nil }
        walk.index += 1
        while true {
            walk.skipBetween()
            let key = walk.index
            guard key < bytes.count, bytes[key] == UInt8(ascii: "\""), walk.skipString(bytes.count) else { return nil }
            let isMeant = bytes[(key + 1)..<(walk.index - 1)].elementsEqual(name.utf8)
            walk.skipBetween()
            guard walk.index < bytes.count, bytes[walk.index] == UInt8(ascii: ":") else { return nil }
            walk.index += 1
            walk.skipBetween()
            guard walk.index < bytes.count else { return nil }
            if isMeant, bytes[walk.index] == UInt8(ascii: "[") { return (walk.index + 1, walk.line) }
            guard walk.skipMember() else { return nil }
        }
    }

    /// Over one member's value; false where there is no next one.
    private mutating func skipMember() -> Bool {
        var depth = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard skipString(bytes.count) else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth < 0 { return false }
            case UInt8(ascii: ",") where depth == 0: return true
            case 0x0A: line += 1
            default: break
            }
            index += 1
        }
        return false
    }
}
