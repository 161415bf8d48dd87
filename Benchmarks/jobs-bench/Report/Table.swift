import Foundation

/// What one section found: figures in rows, and whether what it aims at is reached.
struct Table: Encodable {
    /// Figures with the same columns.
    struct Row: Encodable {
        var label: String
        var figures: [String: Double]
    }

    var title: String
    var columns: [String]
    var rows: [Row] = []
    var aims: [Aim] = []
    /// What somebody must know to judge the figures.
    var notes: [String] = []

    init(_ title: String, columns: [String]) {
        self.title = title
        self.columns = columns
    }

    /// - Parameter figures: as many as there are columns; nil for what is not known.
    mutating func add(_ label: String, _ figures: Double?...) {
        let pairs = zip(columns, figures).compactMap { column, figure in figure.map { (column, $0) } }
        rows.append(Row(label: label, figures: Dictionary(uniqueKeysWithValues: pairs)))
    }

    var text: String {
        let cells =
            [[title] + columns]
            + rows.map { row in
                [row.label] + columns.map { row.figures[$0].map(Self.format) ?? "" }
            }
        let widths = (0...columns.count).map { column in cells.map { $0[column].count }.max() ?? 0 }
        let lines = cells.map { row in
            zip(row.indices, row).map { index, cell in
                let space = String(repeating: " ", count: widths[index] - cell.count)
                return index == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }
        return (lines + notes.map { "  \($0)" } + aims.map { "  \($0.text)" }).joined(separator: "\n")
    }

    /// With three digits at least, and none that only looks exact.
    private static func format(_ figure: Double) -> String {
        switch abs(figure) {
        case 1_000...: figure.formatted(.number.precision(.fractionLength(0)))
        case 100...: figure.formatted(.number.precision(.fractionLength(0)).grouping(.never))
        case 10...: figure.formatted(.number.precision(.fractionLength(1)))
        default: figure.formatted(.number.precision(.fractionLength(2)))
        }
    }
}
