import Domain
import Foundation
import Markup
import Matching

/// CVs, and adverts as they are matched.
enum CVTargets {
    /// A CV of every format that is read in this process: HTML, Markdown, JSON Resume, text in any encoding.
    static func cv(_ bytes: [UInt8]) async -> String? {
        guard !needsPrograms(bytes) else { return nil }
        do {
            let document = try await CVReader().read(bytes: bytes, name: "cv")
            return document.text.contains(where: \.isLetter) ? nil : "a text without a letter"
        } catch {
            return error is CVError ? nil : "\(type(of: error)) is thrown: \(error)"
        }
    }

    /// The part of a Word document that holds its text.
    static func word(_ bytes: [UInt8]) -> String? {
        guard let part = try? XMLTree(bytes) else { return nil }
        let text = WordText(part).text
        return text.utf8.count <= 64 * bytes.count + 64 ? nil : "\(bytes.count) bytes became \(text.utf8.count)"
    }

    /// The bytes as an advert's text and as a CV: first half, second half.
    static func match(_ bytes: [UInt8]) -> String? {
        let half = bytes.count / 2
        let advert = String(decoding: bytes[..<half], as: UTF8.self)
        let title = PlainLine.of(String(advert.prefix(80)))
        let posting = Posting(
            id: PostingID("1"), title: title.isEmpty ? "Engineer" : title,
            url: URL(string: "https://acme.example/1"), description: CleanHTML(advert).text)
        let candidate = Candidate(cv: String(decoding: bytes[half...], as: UTF8.self))
        let ranked = LocalMatcher().rank([posting], for: candidate, now: Date(timeIntervalSince1970: 1_800_000_000))
        guard let match = ranked.first?.match, ranked.count == 1 else {
            return "\(ranked.count) matches of one posting"
        }
        return 0...100 ~= match.score ? nil : "a score of \(match.score)"
    }

    private static func needsPrograms(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || String(decoding: bytes.prefix(2_000), as: UTF8.self).contains("%PDF-")
    }
}
