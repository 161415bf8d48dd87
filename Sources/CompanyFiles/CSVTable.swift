/// Turns rows into companies by the names in the first row.
enum CSVTable {
    static func read(_ bytes: [UInt8], from start: Int, into reader: inout EntryReader) {
        let limits = reader.limits
        // The separator that makes most sense of the header.
        let candidates = ([",", ";", "\t"] as [Unicode.Scalar]).map(UInt8.init(ascii:)).map { separator in
            var rows = CSVReader(bytes, from: start, separator: separator, limits: limits)
            return (rows: rows, header: rows.next())
        }
        let best = candidates.max { known($0.header) < known($1.header) }
        guard var rows = best?.rows, let header = best?.header, let columns = columns(header, &reader) else { return }
        _ = rows.next()

        while let row = rows.next() {
            var record = CompanyRecord(line: row.line)
            guard reader.begin(record) else { return }
            if let fault = row.fault {
                reader.report(.row, fault)
            } else if row.cells.contains(where: { $0 == nil }) {
                reader.report(.row, "is not UTF-8; save the file as UTF-8 (it may be Latin-1 or Windows-1252)")
            } else if row.cells.dropFirst(columns.count).contains(where: { $0?.isEmpty == false }) {
                reader.report(
                    .row,
                    "has \(row.cells.count) cells, but there are \(columns.count) columns; a cell that has a "
                        + "separator in it needs quotation marks")
            } else {
                for (field, cell) in zip(columns, row.cells) {
                    if let field, let cell, !cell.isEmpty { record[field] = .text(cell) }
                }
                reader.take(record)
            }
        }
        if rows.gaveUp { reader.report(.file, "too many rows are wrong; the rest was not read") }
    }

    private static func known(_ header: CSVReader.Row?) -> Int {
        Set(header?.cells.compactMap { $0.flatMap(CompanyField.init(name:)) } ?? []).count
    }

    /// Which field each column holds; nil when the table is of no use.
    private static func columns(_ header: CSVReader.Row, _ reader: inout EntryReader) -> [CompanyField?]? {
        var columns: [CompanyField?] = []
        for name in header.cells {
            let field = name.flatMap(CompanyField.init(name:))
            if let field, columns.contains(field) {
                reader.note("the column \(field.name) is there twice; the first was read")
                columns.append(nil)
            } else {
                if field == nil { reader.ignore(name ?? "") }
                columns.append(field)
            }
        }
        let needed: [CompanyField] = [.company, .careersURL]
        let missing = needed.filter { !columns.contains($0) }
        guard missing.isEmpty, header.fault == nil else {
            let names = missing.map { $0.name }.joined(separator: " and ")
            reader.report(
                .file,
                "this is no list of companies: "
                    + (header.fault.map { "the first row \($0)" } ?? "the first row names no column \(names)"))
            return nil
        }
        return columns
    }
}
