import Foundation

/// Gathers outcomes: counts of both halves, and the mistakes of the half that may be looked at.
struct FactsReport {
    /// Counts of right, wrong and missed values.
    struct Count: Encodable {
        var right = 0
        var wrong = 0
        var missed = 0

        var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
        var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
        var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

        mutating func add(_ outcome: Outcome) {
            right += outcome.right.count
            wrong += outcome.wrong.count
            missed += outcome.missed.count
        }

        private enum CodingKeys: String, CodingKey { case right, wrong, missed, precision, recall, f1 }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(right, forKey: .right)
            try container.encode(wrong, forKey: .wrong)
            try container.encode(missed, forKey: .missed)
            try container.encode(precision, forKey: .precision)
            try container.encode(recall, forKey: .recall)
            try container.encode(f1, forKey: .f1)
        }
    }

    /// A fact's counts on both halves.
    struct Line: Encodable {
        var fact: String
        var dev = Count()
        var heldOut = Count()
    }

    private(set) var lines: [Line] = []
    private var mistaken: [(fact: String, text: String)] = []
    private var postings: [Label.Half: Set<Int>] = [:]
    /// Labelled postings that no adapter made of the recording.
    var unread: [String] = []

    mutating func add(_ outcome: Outcome, of label: Label) {
        postings[label.set, default: []].insert(label.n)
        let index = lines.firstIndex { $0.fact == outcome.fact } ?? lines.endIndex
        if index == lines.endIndex { lines.append(Line(fact: outcome.fact)) }
        switch label.set {
        case .dev: lines[index].dev.add(outcome)
        case .heldOut: lines[index].heldOut.add(outcome)
        }
        guard label.set == .dev, !outcome.wrong.isEmpty || !outcome.missed.isEmpty else { return }
        let text =
            "\(label.n) \(label.file)  wrong: \(outcome.wrong.joined(separator: "; "))"
            + "  missed: \(outcome.missed.joined(separator: "; "))"
        mistaken.append((outcome.fact, text))
    }

    /// The mistakes in a fact, posting by posting; of the half that may be looked at only.
    func mistakes(in fact: String) -> String {
        mistaken.filter { fact == "all" || $0.fact.trimmingPrefix("  ") == fact }.map { "\($0.fact): \($0.text)" }
            .joined(separator: "\n")
    }

    var text: String {
        let width = (lines.map(\.fact.count).max() ?? 0) + 2
        let head =
            "".padding(toLength: width, withPad: " ", startingAt: 0)
            + "  dev: right wrong missed  prec.  recall     F1   held-out: right wrong missed  prec.  recall     F1"
        let rows = lines.map { line in
            line.fact.padding(toLength: width, withPad: " ", startingAt: 0) + "      " + Self.cells(line.dev)
                + "            " + Self.cells(line.heldOut)
        }
        let read = "\(postings[.dev]?.count ?? 0) postings of dev, \(postings[.heldOut]?.count ?? 0) held out"
        let missing = unread.map { "not read by any adapter: \($0)" }
        return ([head] + rows + [read] + missing).joined(separator: "\n")
    }

    private static func cells(_ count: Count) -> String {
        String(
            format: "%5d %5d %6d  %5.2f  %6.2f  %5.2f", count.right, count.wrong, count.missed, count.precision,
            count.recall, count.f1)
    }
}
