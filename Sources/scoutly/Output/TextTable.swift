/// Rows in columns for a terminal: numbers to the right, the last column as wide as there is room.
struct TextTable {
    struct Column {
        let title: String
        let isNumber: Bool

        init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Control characters and line breaks become spaces: what a careers page says writes nothing else to the terminal.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row has a cell for each column")
        rows.append(cells.map(TerminalText.visible))
    }

    /// - Parameter width: what a line may have; no column but the last is cut for it.
    func render(width: Int) -> String {
        let titles = columns.map(\.title)
        let widths = columns.indices.map { column in
            ([titles] + rows).map { TerminalText.width($0[column]) }.max() ?? 0
        }
        let gap = 2
        let before = widths.dropLast().reduce(0) { $0 + $1 + gap }
        let last = max(8, width - before)
        return ([titles] + rows).map { cells in
            cells.enumerated().map { index, cell in
                let isLast = index == columns.count - 1
                if columns[index].isNumber {
                    return String(repeating: " ", count: widths[index] - TerminalText.width(cell)) + cell
                }
                return isLast ? TerminalText.cut(cell, to: last) : TerminalText.padded(cell, to: widths[index])
            }
            .joined(separator: String(repeating: " ", count: gap)).trimmingEnd() + "\n"
        }
        .joined()
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
