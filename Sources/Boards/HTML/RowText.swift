internal import Foundation
internal import Markup

/// The words of a row of a list, apart as a reader sees them: title, place, department.
enum RowText {
    /// The texts of the smallest elements that have some, in order. Words that are only marked up stay together.
    static func pieces(of node: HTMLNode) -> [String] {
        let children = node.children
        if node.hasOwnText || children.allSatisfy({ inline.contains($0.name) }) {
            return node.clean.text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: marks) }
                .filter { !$0.isEmpty }
        }
        return children.flatMap(pieces)
    }

    /// What is said beside the title.
    static func details(in pieces: [String], beside title: String) -> [String] {
        let rest = pieces.prefix(40).flatMap { piece -> [String] in
            let others = piece.hasPrefix(title) ? String(piece.dropFirst(title.count)) : piece
            return others.split(whereSeparator: { "|·•".contains($0) }).flatMap { $0.split(separator: " – ") }
                .map { $0.trimmingCharacters(in: marks) }
        }
        return rest.filter { !$0.isEmpty && $0 != title && $0.count < 120 && !LinkWords.isCall($0) }
    }

    private static let inline: Set<String> = ["b", "i", "em", "strong", "u", "mark", "br", "wbr", "svg", "img"]
    private static let marks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "-–—|·•,→›»"))
}
