/// What becomes of an HTML element when a text is cleaned.
struct CleanElement: Sendable {
    /// Dropped with everything in it.
    var isDropped = false
    /// Its tag stands in the clean HTML; otherwise only its content does.
    var isKept = false
    /// What stands around its text: 0 nothing, 1 a line break, 2 a blank line.
    var lines: UInt8 = 0
    var isBreak = false
    var isListItem = false
    var isCell = false
    var isPreformatted = false
    var isLink = false

    /// The rule of an element, by its lower-case name.
    static func named(_ name: UnsafePointer<UInt8>) -> CleanElement {
        var packed: UInt128 = 0
        var index = 0
        while name[index] != 0 {
            if index == 16 { return CleanElement() }
            packed = packed << 8 | UInt128(name[index])
            index += 1
        }
        return table[packed] ?? CleanElement()
    }

    /// By the name's bytes, which no two names share.
    private static let table: [UInt128: CleanElement] = {
        var table: [UInt128: CleanElement] = [:]
        func set(_ names: String, _ element: CleanElement) {
            for name in names.split(separator: " ") {
                table[name.utf8.reduce(0) { $0 << 8 | UInt128($1) }] = element
            }
        }
        set("b strong i em u s sub sup code small mark", CleanElement(isKept: true))
        set("a", CleanElement(isKept: true, isLink: true))
        set("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote table", CleanElement(isKept: true, lines: 2))
        set("pre", CleanElement(isKept: true, lines: 2, isPreformatted: true))
        set("div dt dd tr caption thead tbody tfoot", CleanElement(isKept: true, lines: 1))
        set("li", CleanElement(isKept: true, lines: 1, isListItem: true))
        set("td th", CleanElement(isKept: true, isCell: true))
        set("br", CleanElement(isBreak: true))
        set("section article header footer main aside nav figure address details summary", CleanElement(lines: 1))
        set("hr", CleanElement(lines: 2))
        set(
            "script style template noscript iframe frame object embed applet svg math canvas head title form "
                + "button select option textarea input audio video map dialog",
            CleanElement(isDropped: true))
        return table
    }()
}
