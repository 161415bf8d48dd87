internal import Foundation

/// Writes the clean text and the clean HTML of one source while its elements go by.
struct CleanWriter: ~Copyable {
    private(set) var text: ByteText
    private(set) var html: ByteText

    /// An element that is open.
    private struct Open {
        var name: UnsafePointer<UInt8>
        var element: CleanElement
        var href: [UInt8]?
        var state: TagState
    }

    /// Tags are written when the first content comes, so that none stays empty.
    private enum TagState { case unwanted, unwritten, written }

    private var open: [Open] = []
    private var firstUnwritten = 0
    /// How deep we are inside a dropped element; 0 outside.
    private var droppedDepth = 0
    private var preformattedDepth = 0

    // Put off until there is content to write.
    private var pendingLines: UInt8 = 0
    private var pendingBreaks: UInt8 = 0
    private var hasPendingSpace = false
    private var hasPendingBullet = false

    /// - Parameter keepsLines: whether line breaks in the source are line breaks of the text, as in plain text.
    init(capacity: Int, keepsLines: Bool) {
        preformattedDepth = keepsLines ? 1 : 0
        text = ByteText(capacity: capacity)
        html = ByteText(capacity: capacity + capacity / 4)
    }

    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: HTMLAttributes) {
        let element = CleanElement.named(name)
        if droppedDepth > 0 || element.isDropped || attributes.hide {
            droppedDepth += 1
            return
        }
        if element.isBreak { pendingBreaks = min(pendingBreaks + 1, 2) }
        if element.isCell { hasPendingSpace = true }
        if element.isListItem {
            hasPendingBullet = true
            pendingLines = max(pendingLines, 1)
        } else if !hasPendingBullet {
            pendingLines = max(pendingLines, element.lines)
        }
        let href = element.isLink ? attributes.safeLink : nil
        let isWanted = element.isKept && (href != nil || !element.isLink)
        if element.isPreformatted { preformattedDepth += 1 }
        open.append(Open(name: name, element: element, href: href, state: isWanted ? .unwritten : .unwanted))
    }

    /// The parser ends elements in the order in which it started them, those that its input never ends included.
    mutating func end() {
        if droppedDepth > 0 {
            droppedDepth -= 1
            return
        }
        guard let element = open.last?.element else { return }
        closeLast()
        if element.isListItem {
            hasPendingBullet = false
            pendingLines = 1
        } else {
            pendingLines = max(pendingLines, element.lines)
        }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard droppedDepth == 0, let base = bytes.baseAddress else { return }
        let count = bytes.count
        var index = 0
        while index < count {
            let start = index
            while index < count {
                if TextByte.isPlain(base[index]) {
                    index += 1
                } else if base[index] == 0x20, index > start, index + 1 < count, TextByte.isPlain(base[index + 1]) {
                    index += 2
                } else {
                    break
                }
            }
            if index > start { write(base + start, count: index - start) }
            if index < count { index += takeSpecial(base + index, remaining: count - index) }
        }
    }

    /// Closes what is still open; to be called while the names handed to `start` are still there.
    mutating func finish() {
        while !open.isEmpty { closeLast() }
    }

    /// Takes one character that needs a look. Returns its length in bytes.
    private mutating func takeSpecial(_ byte: UnsafePointer<UInt8>, remaining: Int) -> Int {
        switch byte[0] {
        case 0x0A where preformattedDepth > 0:
            pendingBreaks = min(pendingBreaks + 1, 2)
            return 1
        case 0x00...0x20, 0x7F:
            hasPendingSpace = true
            return 1
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"):
            prepare()
            text.append(byte[0])
            appendEscaped(byte[0])
            return 1
        default:
            let length = TextByte.length(ofCharacterAt: byte, remaining: remaining)
            switch TextByte.kind(byte, length: length) {
            case .space: hasPendingSpace = true
            case .invisible: break
            case .visible: write(byte, count: length)
            }
            return length
        }
    }

    private mutating func write(_ bytes: UnsafePointer<UInt8>, count: Int) {
        prepare()
        text.append(bytes, count: count)
        html.append(bytes, count: count)
    }

    private mutating func prepare() {
        let lines = max(pendingLines, pendingBreaks)
        let isInLine = lines == 0
        if !text.isEmpty {
            for _ in 0..<lines { text.append(0x0A) }
            if isInLine && hasPendingSpace { text.append(0x20) }
        }
        if let last = html.last {
            if pendingLines == 0 { for _ in 0..<pendingBreaks { html.append("<br>") } }
            if isInLine ? hasPendingSpace : last != UInt8(ascii: ">") && pendingBreaks == 0 { html.append(0x20) }
        }
        if hasPendingBullet { text.append("- ") }
        pendingLines = 0
        pendingBreaks = 0
        hasPendingSpace = false
        hasPendingBullet = false
        writeOpenTags()
    }

    private mutating func writeOpenTags() {
        while firstUnwritten < open.count {
            let tag = open[firstUnwritten]
            if tag.state == .unwritten {
                open[firstUnwritten].state = .written
                html.append(UInt8(ascii: "<"))
                append(tag.name)
                if let href = tag.href {
                    html.append(" href=\"")
                    for byte in href { appendEscaped(byte) }
                    html.append("\" rel=\"nofollow noopener noreferrer\"")
                }
                html.append(UInt8(ascii: ">"))
            }
            firstUnwritten += 1
        }
    }

    private mutating func closeLast() {
        let last = open.removeLast()
        if last.element.isPreformatted { preformattedDepth -= 1 }
        if last.state == .written {
            html.append("</")
            append(last.name)
            html.append(UInt8(ascii: ">"))
        }
        firstUnwritten = min(firstUnwritten, open.count)
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): html.append("&amp;")
        case UInt8(ascii: "\""): html.append("&quot;")
        case UInt8(ascii: "<"): html.append("&lt;")
        case UInt8(ascii: ">"): html.append("&gt;")
        default: html.append(byte)
        }
    }

    private mutating func append(_ name: UnsafePointer<UInt8>) {
        html.append(name, count: strlen(name))
    }
}
