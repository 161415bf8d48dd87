package import Markup

/// Writes the lines of one WordprocessingML part.
package struct WordText {
    private var lines: [String] = []
    private var line = ""
    /// Text boxes hang in the middle of a paragraph; their lines come after it.
    private var boxes: [XMLTree] = []

    package init(_ part: XMLTree) {
        addBlocks(of: part)
    }

    package var text: String { lines.joined(separator: "\n") }

    private mutating func addBlocks(of element: XMLTree) {
        for child in element.elements {
            switch child.name {
            case "p": addParagraph(child)
            case "tbl": addTable(child)
            case "sectPr": break
            default: addBlocks(of: child.visible)
            }
        }
    }

    private mutating func addParagraph(_ paragraph: XMLTree) {
        let style = ParagraphStyle(paragraph.first("pPr"))
        let outer = (line, boxes)
        (line, boxes) = ("", [])
        addRuns(of: paragraph)
        if style.isHeading, !line.isBlank, lines.last?.isEmpty == false { lines.append("") }
        lines.append(style.isListItem && !line.isBlank ? "- " + line : line)
        let inside = boxes
        (line, boxes) = outer
        for box in inside { addBlocks(of: box) }
    }

    private mutating func addRuns(of element: XMLTree) {
        for child in element.elements {
            switch child.name {
            case "t": line += child.text
            case "tab", "ptab": line += "\t"
            case "br", "cr": line += "\n"
            case "noBreakHyphen": line += "-"
            case "r" where child.first("rPr")?.isHidden == true: break
            case "txbxContent": boxes.append(child)
            // Deleted and moved text, field codes, formatting: not what the page shows.
            case "del", "moveFrom", "delText", "instrText", "pPr", "rPr": break
            default: addRuns(of: child.visible)
            }
        }
    }

    /// A row whose cells hold a line each is one line; other rows are layout, and their cells follow one another.
    private mutating func addTable(_ table: XMLTree) {
        for row in table.rows {
            let cells = row.cells.map { WordText($0).text }.filter { !$0.isBlank }
            if cells.contains(where: { $0.contains("\n") }) {
                lines += cells
            } else if !cells.isEmpty {
                lines.append(cells.joined(separator: " | "))
            }
        }
    }
}

/// What a paragraph's properties say about how its line is written.
private struct ParagraphStyle {
    var isListItem = false
    var isHeading = false

    init(_ properties: XMLTree?) {
        let name = properties?.first("pStyle")?.attributes["val"] ?? ""
        isHeading = name.hasPrefix("Heading") || name.hasPrefix("Title") || properties?.first("outlineLvl") != nil
        let list = properties?.first("numPr")?.first("numId")?.attributes["val"]
        // Number 0 takes a paragraph out of the list that its style puts it in (17.9.18).
        isListItem = list.map { $0 != "0" } ?? (name.hasPrefix("ListBullet") || name.hasPrefix("ListNumber"))
    }
}

extension XMLTree {
    /// Of alternatives for newer and older programs, the first; else the element itself.
    fileprivate var visible: XMLTree {
        guard name == "AlternateContent" else { return self }
        return XMLTree(name: name, children: elements.first.map { [.element($0)] } ?? [])
    }

    fileprivate var isHidden: Bool {
        first("vanish").map { !["0", "false", "off"].contains($0.attributes["val"]) } ?? false
    }

    /// The rows, also those inside content controls and revisions.
    fileprivate var rows: [XMLTree] {
        elements.flatMap { child in
            switch child.name {
            case "tr": [child]
            case "tblPr", "tblGrid", "del": [] as [XMLTree]
            default: child.rows
            }
        }
    }

    /// The cells, also those inside content controls.
    fileprivate var cells: [XMLTree] {
        elements.flatMap { child in
            switch child.name {
            case "tc": [child]
            case "sdt", "sdtContent": child.cells
            default: [] as [XMLTree]
            }
        }
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
