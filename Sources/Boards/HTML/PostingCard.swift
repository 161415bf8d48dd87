internal import Domain
internal import Markup

/// The part of a list that is one posting's: the largest element around its link that holds no other posting's. It may
/// hold links to elsewhere, to the company or to keep the posting in mind.
struct PostingCard {
    private static let maximumElements = 400
    private static let maximumAncestors = 8
    private static let wholes: Set<String> = ["body", "ul", "ol", "table", "tbody", "main"]

    private let node: HTMLNode

    /// - Parameter links: all postings' links by what they lead to.
    init?(around link: HTMLNode, among links: [HTMLNode: String]) {
        let own = links[link]
        var found: HTMLNode?
        for node in sequence(first: link, next: \.parent).dropFirst().prefix(Self.maximumAncestors) {
            if Self.wholes.contains(node.name) { break }
            var count = 0
            let isOthers = node.subtree.contains { inner in
                count += 1
                return count > Self.maximumElements || links[inner].map { $0 != own } ?? false
            }
            if isOthers { break }
            found = node
        }
        guard let found else { return nil }
        node = found
    }

    func location(beside title: String) -> String? { PostingRow.location(in: node, beside: title) }

    /// What it says of the contract and of where the work is done, each in words of its own.
    func labels(beside title: String) -> [String] {
        RowText.details(in: RowText.pieces(of: node), beside: title).filter {
            EmploymentType(whole: $0) != nil || Workplace(word: $0) != nil
        }
    }
}
