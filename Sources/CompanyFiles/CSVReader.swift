/// Reads comma-separated values (RFC 4180), byte by byte and row by row, and goes on after a row that is wrong.
///
/// SwiftCSV was no choice: it gives no line numbers, gives up the whole file at the first wrong quotation mark, and
/// compares Characters, so that a separator before a combining accent is none.
struct CSVReader {
    struct Row {
        /// Where it begins, from 1.
        var line: Int
        /// Nil where a cell is not UTF-8.
        var cells: [String?]
        /// Why the cells are of no use.
        var fault: String?
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private let limits: CompanyFileLimits
    private var index: Int
    private var line = 1
    private var faults = 0

    /// Each fault makes the reader go back a little; a file of nothing else would keep it busy for hours.
    private static let mostFaults = 1_000
    /// How far an opening quotation mark may be from its closing one.
    private static let longestCell = 64 << 10

    init(_ bytes: [UInt8], from start: Int, separator: UInt8, limits: CompanyFileLimits) {
        self.bytes = bytes
        self.separator = separator
        self.limits = limits
        index = start
    }

    /// Whether reading stopped before the end, as too much was wrong.
    var gaveUp: Bool { faults >= Self.mostFaults }

    /// The next row that is not empty; nil at the end.
    mutating func next() -> Row? {
        while index < bytes.count, !gaveUp {
            let start = (index, line)
            var row = Row(line: line, cells: [])
            readCells(of: &row)
            if row.fault != nil {
                (index, line) = start
                skipLine()
                faults += 1
                return row
            }
            let isBlank = row.cells.count == 1 && row.cells[0]?.isEmpty == true
            if !isBlank { return row }
        }
        return nil
    }

    private mutating func readCells(of row: inout Row) {
        while true {
            row.cells.append(skipSpaces(beforeQuote: true) ? readQuoted(&row) : readPlain())
            if row.fault != nil { return }
            guard row.cells.count <= limits.columns else {
                row.fault = "has more than \(limits.columns) cells"
                return
            }
            guard index < bytes.count, bytes[index] == separator else {
                endLine()
                return
            }
            index += 1
        }
    }

    private mutating func readPlain() -> String? {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            index += 1
        }
        return String(validating: bytes[start..<index], as: UTF8.self)
    }

    private mutating func readQuoted(_ row: inout Row) -> String? {
        index += 1
        var start = index
        let end = min(bytes.count, index + Self.longestCell)
        var cell: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                // Two of them stand for one.
                let isDoubled = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
                cell += bytes[start..<(isDoubled ? index : index - 1)]
                if !isDoubled { return closed(cell, &row) }
                index += 1
                start = index
            } else if byte == 0x0A || byte == 0x0D && (index == bytes.count || bytes[index] != 0x0A) {
                line += 1
            }
        }
        row.fault = "has a quotation mark that is not closed"
        return nil
    }

    private mutating func closed(_ cell: [UInt8], _ row: inout Row) -> String? {
        _ = skipSpaces(beforeQuote: false)
        if index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
            row.fault = "has text behind a closing quotation mark; inside a cell write two of them"
        }
        return String(validating: cell, as: UTF8.self)
    }

    /// People write spaces around quotation marks, which RFC 4180 knows nothing of.
    /// - Returns: whether a quotation mark is next.
    private mutating func skipSpaces(beforeQuote: Bool) -> Bool {
        var next = index
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        let isQuote = next < bytes.count && bytes[next] == UInt8(ascii: "\"")
        if isQuote || !beforeQuote { index = next }
        return isQuote
    }

    /// LF, CR LF or CR.
    private mutating func endLine() {
        guard index < bytes.count else { return }
        index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        line += 1
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        endLine()
    }
}
