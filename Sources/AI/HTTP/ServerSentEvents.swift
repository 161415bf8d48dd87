/// Cuts a stream of bytes into events (HTML Living Standard, 9.2.6, "Interpreting an event stream").
struct ServerSentEvents {
    struct Event: Equatable {
        /// Empty when the event has no name.
        var name: String
        var data: String
    }

    /// An event grew beyond what is read.
    struct TooLong: Error {}

    private let longest: Int
    private var line: [UInt8] = []
    private var name = ""
    private var data: [UInt8] = []
    private var hasData = false
    private var endedWithReturn = false
    private var isFirstLine = true

    /// `longest`: the most bytes of one event.
    init(longest: Int) { self.longest = longest }

    /// The events that are whole with these bytes. A chunk may end anywhere, inside a line, a character, a line's end.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(TooLong) -> [Event] {
        var events: [Event] = []
        for byte in bytes {
            let followsReturn = endedWithReturn
            endedWithReturn = byte == 0x0D
            switch byte {
            case 0x0A where followsReturn: break
            case 0x0A, 0x0D:
                if let event = endLine() { events.append(event) }
            default:
                line.append(byte)
                if line.count + data.count > longest { throw TooLong() }
            }
        }
        return events
    }

    /// What an end of the stream leaves: servers that forget the last empty line are forgiven.
    mutating func finish() -> Event? {
        if !line.isEmpty { _ = endLine() }
        return endEvent()
    }

    private mutating func endLine() -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isFirstLine = false
        guard !line.isEmpty else { return endEvent() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.count
        var value = line[min(colon + 1, line.count)...]
        if value.first == 0x20 { value.removeFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "data":
            if hasData { data.append(0x0A) }
            data.append(contentsOf: value)
            hasData = true
        case "event": name = String(decoding: value, as: UTF8.self)
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> Event? {
        defer {
            name = ""
            data.removeAll(keepingCapacity: true)
            hasData = false
        }
        return hasData ? Event(name: name, data: String(decoding: data, as: UTF8.self)) : nil
    }
}
