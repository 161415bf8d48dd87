internal import Markup

/// The text of a Word document (ECMA-376, WordprocessingML): header, body and footer, as far as a reader sees it.
struct DOCXText: Sendable {
    /// Info-ZIP's unzip, whose output limit is what stops a ZIP bomb.
    var unzip: BoundedProgram

    /// Headers and footers differ by page; a CV has a handful.
    private static let maximumParts = 12

    func read(_ bytes: [UInt8]) async throws -> String {
        try await ScratchFile.with(bytes) { path in
            let names = try await parts(of: path)
            guard let body = names.first(where: { $0.isPart("document") }) else {
                throw CVError.Problem.damaged(what: "a Word document")
            }
            let headers = names.filter { $0.isPart("header") }.prefix(Self.maximumParts)
            let footers = names.filter { $0.isPart("footer") }.prefix(Self.maximumParts)
            var seen: Set<String> = []
            var texts: [String] = []
            for name in headers + [body] + footers {
                let text = try await text(of: name, in: path)
                // The first page's header is often the same as the others'.
                if !text.isEmpty, seen.insert(text).inserted { texts.append(text) }
            }
            return texts.joined(separator: "\n\n")
        }
    }

    private func parts(of path: String) async throws -> [String] {
        let listing = try await unzip.run(["-Z1", path], output: 1_000_000)
        guard listing.isSuccess else { throw CVError.Problem.damaged(what: "a Word document") }
        return String(decoding: listing.output, as: UTF8.self).split(separator: "\n").map(String.init).sorted()
    }

    private func text(of part: String, in path: String) async throws -> String {
        // The password is given so that unzip never asks a terminal for it.
        let unpacked = try await unzip.run(["-p", "-qq", "-P", "", path, part], output: unzip.limits.unpacked)
        switch unpacked.status {
        case 0: break
        case 5, 81, 82: throw CVError.Problem.encrypted
        default: throw CVError.Problem.damaged(what: "a Word document")
        }
        do {
            return WordText(try XMLTree(unpacked.output)).text
        } catch {
            throw CVError.Problem.damaged(what: "a Word document")
        }
    }
}

extension String {
    /// Whether this is `word/document.xml`, `word/header2.xml` and the like; Word for the web writes document2.xml.
    fileprivate func isPart(_ kind: String) -> Bool {
        guard hasPrefix("word/" + kind), hasSuffix(".xml") else { return false }
        return dropFirst(5 + kind.count).dropLast(4).allSatisfy { ("0"..."9").contains($0) }
    }
}
