import ArgumentParser
import Domain
import Foundation
import Matching

/// The CVs of whoever applies.
struct CVOptions: ParsableArguments {
    @Option(
        help:
            "Your CV: a file (PDF, DOCX, HTML, Markdown, text, JSON Resume), an https address or a Google Drive link. Give it again for a second trade: each posting is weighed by the CV that fits it best."
    )
    var cv: [String] = []

    var isEmpty: Bool { cv.isEmpty }

    func required() throws {
        if isEmpty { throw ValidationError("Missing expected option '--cv <cv>'.") }
        if cv.count > Self.most { throw ValidationError("There are \(cv.count) CVs; \(Self.most) are allowed.") }
    }

    func read(by scouting: Scouting) async throws -> [CV] { try await Self.read(cv, by: scouting) }

    /// - Returns: the texts, each named after its file; of two files with one name the second has a number.
    static func read(_ paths: [String], by scouting: Scouting) async throws -> [CV] {
        var cvs: [CV] = []
        for path in paths {
            let text = try await scouting.readCV(path).text
            let words = text.split(whereSeparator: \.isWhitespace).count
            if words < fewWords {
                Console.warning(
                    "\(TerminalText.visible(path)) has only \(words) words: is it a CV? Scores mean little with so few")
            }
            let stem = NSString(string: NSString(string: path).lastPathComponent).deletingPathExtension
            let name = stem.isEmpty ? "CV" : TerminalText.visible(stem)
            let others = cvs.count { $0.name == name || $0.name.hasPrefix("\(name) ") }
            cvs.append(CV(name: others == 0 ? name : "\(name) \(others + 1)", text: text))
        }
        return cvs
    }

    private static let most = 20
    private static let fewWords = 40
}
