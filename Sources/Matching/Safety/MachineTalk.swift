public import Domain
import Foundation

/// Finds the lines of a posting that talk to AI systems instead of people: "ignore all previous instructions", turns of a
/// chat, answers written in advance, the same in code, in other letters or in characters that nobody sees.
///
/// A posting with such a line goes to no model, and its score is made of the other lines. Other words may be missed; so
/// nothing rests on this alone: a model has no tools, its quotes are checked, and it moves a score only so far.
public struct MachineTalk: Sendable {
    private let words: MachineWords

    public init() { words = .shipped }

    /// The first words of the posting that talk to AI systems, as a person can read them; nil when there are none.
    public func firstWords(of posting: Posting) -> String? {
        (lines(posting.title) + lines(posting.description)).lazy.compactMap(\.talk).first.map { String($0.prefix(200)) }
    }

    /// The posting without the lines that talk to AI systems, what is hidden in others, and sentences that are repeated.
    public func withoutTalk(_ posting: Posting) -> Posting {
        var posting = posting
        posting.title = kept(posting.title)
        posting.description = kept(posting.description)
        return posting
    }

    /// A line of a posting, and what in it talks to machines, if anything does.
    private struct Line {
        let visible: String
        let talk: String?
        /// What people see of it is no part of the advert.
        let isDropped: Bool
    }

    private func lines(_ text: String) -> [Line] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { (line: Substring) in
            guard words.mayTalk(line) else { return Line(visible: String(line), talk: nil, isDropped: false) }
            let reading = SeenText(line)
            let isTalk =
                reading.isTurnedAround || talks(reading.visible)
                || EncodedText.readings(of: reading.visible).contains(where: talks)
            let hidden = reading.hidden.isEmpty || !talks(reading.hidden) ? nil : reading.hidden
            return Line(visible: reading.visible, talk: isTalk ? reading.visible : hidden, isDropped: isTalk)
        }
    }

    private func kept(_ text: String) -> String {
        var told: Set<Substring> = []
        let lines = Self.withoutTalk(lines(text)).map { Self.withoutRepetition($0.visible, &told) }
        return lines.joined(separator: "\n").replacing(#/\n{3,}/#, with: "\n\n").trimmingCharacters(in: .newlines)
    }

    /// Lines that stand close between two that talk to machines are of the same talk.
    private static func withoutTalk(_ lines: [Line]) -> [Line] {
        var kept: [Line] = []
        var sinceTalk: Int?
        for line in lines {
            if line.isDropped {
                if let here = sinceTalk, here <= nearness { kept.removeLast(here) }
                sinceTalk = 0
            } else {
                kept.append(line)
                sinceTalk = sinceTalk.map { $0 + 1 }
            }
        }
        return kept
    }

    /// In lines, empty ones too.
    private static let nearness = 3

    /// What is said again and again is padding, which drives other words out of sight and makes a text look whole.
    private static func withoutRepetition(_ line: String, _ told: inout Set<Substring>) -> String {
        let sentences = line.split(separator: ". ")
        guard sentences.count > 1 else { return line }
        return sentences.filter { $0.count < 20 || told.insert($0).inserted }.joined(separator: ". ")
    }

    private func talks(_ line: String) -> Bool {
        let line = MachineLine(line)
        if words.contain(.mark, line) { return true }
        if words.contain(.override, line), words.contain(.overridden, line) { return true }
        let isPerfect = words.contain(.perfect, line) && line.judges
        if isPerfect, line.isExample || line.demands { return true }
        guard words.address(line) else { return false }
        return isPerfect
            || (words.contain(.order, line) && (words.contain(.about, line) || words.contain(.perfect, line)))
    }
}
