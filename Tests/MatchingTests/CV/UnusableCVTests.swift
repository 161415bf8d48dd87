import Foundation
import Matching
import Testing

struct UnusableCVTests {
    private func problem(_ bytes: [UInt8], _ name: String = "cv") async throws -> CVError.Problem {
        let error = try #require(
            await #expect(throws: CVError.self) { try await CVReader.patient.read(bytes: bytes, name: name) })
        #expect(error.input == name)
        return error.problem
    }

    @Test func `a file without text is called empty`() async throws {
        for source in ["", " \n\t\u{FEFF}", "\u{200B}\u{202E}", "--- 1 / 2 ---"] {
            #expect(try await problem(Array(source.utf8), "cv.txt") == .empty)
        }
        #expect(try await problem(SampleFiles.docx("<w:p/>")) == .empty)
        #expect(try await problem(Array("<html><body><script>x</script></body></html>".utf8)) == .empty)
    }

    @Test func `a PDF of pictures is told from an empty and from a broken one`() async throws {
        #expect(try await problem(SampleFiles.pdf("0 0 100 100 re f")) == .imageOnly(pages: 1))
        #expect(try await problem(Array("%PDF-1.7\n".utf8)) == .damaged(what: "a PDF"))
        #expect(try await problem(Array(SampleFiles.pdf("").prefix(100))) == .damaged(what: "a PDF"))
    }

    @Test func `a PDF with a password is called encrypted`() async throws {
        let key = String(repeating: "41", count: 32)
        let bytes = SampleFiles.pdf(
            "BT /F1 12 Tf (Mira) Tj ET",
            trailer: "/ID [<41> <41>] /Encrypt <</Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <\(key)> /U <\(key)>>>"
        )
        #expect(try await problem(bytes) == .encrypted)
    }

    @Test func `a Word document with a password is called encrypted`() async throws {
        let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(try await problem(ole + [UInt8](repeating: 0, count: 512) + name) == .encrypted)
        let zip = SampleFiles.zip([("word/document.xml", [UInt8](repeating: 65, count: 40))], flags: 1)
        #expect(try await problem(zip) == .encrypted)
    }

    @Test(arguments: [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "cv.doc", "old Word document"),
        ([0x89] + Array("PNG\r\n".utf8), "cv.pdf", "a picture"), ([0xFF, 0xD8, 0xFF, 0xE0], "cv.jpg", "a picture"),
        (Array(#"{\rtf1 x}"#.utf8), "cv.rtf", "rich text"),
        (Array(#"\documentclass{moderncv}"#.utf8), "cv.tex", "LaTeX"),
        (Array("% my CV\n".utf8), "cv.tex", "LaTeX"),
        (
            SampleFiles.zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))]), "cv.odt",
            "OpenDocument"
        ),
        (SampleFiles.zip([("Index/Document.iwa", [1])]), "cv.pages", "Pages"),
        (SampleFiles.zip([("xl/workbook.xml", [1])]), "cv.xlsx", "an archive"),
        ([0x1F, 0x8B, 8], "cv.tar.gz", "an archive"),
        ((0..<200).map { UInt8($0) }, "cv.txt", "no text"),
        ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0], "cv", "no text"),
    ])
    func `another kind of file is named, with the way out`(bytes: [UInt8], name: String, words: String) async throws {
        let problem = try await problem(bytes, name)
        guard case .unsupported(let what, let instead) = problem else {
            Issue.record("\(name): \(problem)")
            return
        }
        #expect(what.contains(words))
        #expect(!instead.isEmpty)
    }

    @Test func `a Word document that is cut, or whose XML is broken, is called damaged`() async throws {
        let whole = SampleFiles.docx("<w:p><w:r><w:t>Mira</w:t></w:r></w:p>")
        let damaged = CVError.Problem.damaged(what: "a Word document")
        #expect(try await problem(Array(whole.prefix(120))) == damaged)
        #expect(try await problem(SampleFiles.zip([("word/document.xml", Array("<w:p>".utf8))])) == damaged)
        #expect(try await problem(SampleFiles.zip([("word/document.xml", [])])) == damaged)
        #expect(try await problem(SampleFiles.zip([("word/documents/x", [1])])) == damaged)
    }

    @Test func `every problem is one sentence that names the input and the way out`() {
        let problems: [CVError.Problem] = [
            .missing, .folder, .unreadable(reason: "permission denied"), .empty, .encrypted, .imageOnly(pages: 1),
            .imageOnly(pages: 3), .unsupported(what: "a picture", instead: "give text"), .damaged(what: "a PDF"),
            .notJSONResume, .tooLarge(limit: 10_000_000), .tooMuchText, .tooSlow(limit: .seconds(20)),
            .toolMissing(program: "pdftotext", package: "poppler-utils"), .badLink(reason: "x", instead: "y"),
            .notShared,
            .unreachable(reason: "answered 404", isShareLink: true), .unreachable(reason: "x", isShareLink: false),
        ]
        for problem in problems {
            let sentence = "\(CVError("cv.pdf", problem))"
            #expect(sentence.hasPrefix("cv.pdf: "))
            #expect(!sentence.contains("\n") && !sentence.contains("Optional(") && !sentence.hasSuffix("."))
            #expect(sentence.count < 260)
        }
        #expect(
            "\(CVError.Problem.toolMissing(program: "pdftotext", package: "poppler-utils"))"
                == "reading it needs the program pdftotext; install it: apt install poppler-utils")
        #expect("\(CVError.Problem.tooSlow(limit: .seconds(20)))".contains("longer than 20 s;"))
    }
}
