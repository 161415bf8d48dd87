import Foundation

/// nDCG@10 by candidate and contender, the means, and whether the engine is as far ahead as it should be.
struct RankingReport {
    let judged: [JudgedCandidate]
    let contenders: [RankingSection.Contender]
    private static let lead = 0.1

    static func mean(_ contender: RankingSection.Contender, _ names: Set<String>? = nil) -> Double {
        let values = contender.scores.sorted { $0.key < $1.key }.filter { names?.contains($0.key) ?? true }
            .map(\.value)
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    private var sets: [(name: String, names: Set<String>)] {
        let dev = Set(judged.filter(\.candidate.isDev).map(\.candidate.name))
        let all = Set(judged.map(\.candidate.name))
        return [("mean of dev", dev), ("mean of held-out", all.subtracting(dev)), ("mean of all", all)]
    }

    var text: String {
        [table, aims, DealBreakerReport(judged).text, CalibrationReport(judged).text].joined(separator: "\n\n")
    }

    /// nDCG@10 by set of candidates and contender.
    var figures: [String: [String: Double]] {
        Dictionary(
            uniqueKeysWithValues: sets.map { set in
                let means = contenders.map { ($0.name, Self.mean($0, set.names)) }
                return (set.name, Dictionary(uniqueKeysWithValues: means))
            })
    }

    private var table: String {
        let title = "nDCG@10, 40 postings each"
        let head = [title] + contenders.map(\.name)
        let rows = judged.map { judged in
            [judged.candidate.name + (judged.candidate.isDev ? "" : " (held out)")]
                + contenders.map { Self.format($0.scores[judged.candidate.name] ?? .nan) }
        }
        let means = sets.map { set in [set.name] + contenders.map { Self.format(Self.mean($0, set.names)) } }
        return Self.aligned([head] + rows + means)
    }

    private var aims: String {
        let engine = contenders[0]
        let lines = ["BM25", "MiniLM"].compactMap { name -> String? in
            guard let peer = contenders.first(where: { $0.name == name }) else { return nil }
            return sets.map { set in
                let lead = Self.mean(engine, set.names) - Self.mean(peer, set.names)
                let isReached = lead >= Self.lead
                return "  \(isReached ? "reached    " : "NOT reached")  ahead of \(name), \(set.name): "
                    + "\(Self.format(lead)), at least \(Self.format(Self.lead))"
            }.joined(separator: "\n")
        }
        return lines.joined(separator: "\n")
    }

    static func format(_ value: Double) -> String { String(format: "%.3f", value) }

    /// Columns side by side, the first to the left and the others to the right.
    static func aligned(_ cells: [[String]]) -> String {
        let columns = cells.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in cells.compactMap { $0.dropFirst(column).first?.count }.max() ?? 0 }
        return cells.map { row in
            row.enumerated().map { index, cell in
                let space = String(repeating: " ", count: widths[index] - cell.count)
                return index == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
