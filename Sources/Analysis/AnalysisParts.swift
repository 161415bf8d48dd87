public import AI

/// A model's answer taken apart: what it says of each posting, as JSON that can be kept.
public struct AnalysisParts: Sendable {
    private let byID: [String: String]

    public init(_ answer: ModelAnswer) {
        let parts = answer.value["postings"]?.items ?? []
        byID = Dictionary(parts.map { ($0["id"]?.string ?? "", $0.text) }) { first, _ in first }
    }

    /// Nil when the model left the posting out.
    public subscript(id: String) -> String? { byID[id] }
}
