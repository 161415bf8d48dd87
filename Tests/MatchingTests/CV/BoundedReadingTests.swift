import Foundation
import Matching
import Testing

@Suite(.timeLimit(.minutes(2)))
struct BoundedReadingTests {
    private static let pdf = SampleFiles.pdf("BT /F1 12 Tf 50 700 Td (Mira Lindqvist) Tj ET")

    /// Reads a good PDF with a shell script in pdftotext's place.
    private func read(with script: String, _ change: (inout CVLimits) -> Void = { _ in }) async throws -> CVDocument {
        let program = FileManager.default.temporaryDirectory.appending(path: "pdftotext-\(UUID().uuidString)")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
        defer { try? FileManager.default.removeItem(at: program) }
        var reader = CVReader.patient
        change(&reader.limits)
        reader.pdftotext = program.path
        return try await reader.read(bytes: Self.pdf, name: "cv.pdf")
    }

    private func problem(with script: String, _ change: (inout CVLimits) -> Void = { _ in }) async throws
        -> CVError.Problem
    {
        try #require(await #expect(throws: CVError.self) { try await read(with: script, change) }).problem
    }

    @Test func `a small PDF is read by the real program`() async throws {
        #expect(try await CVReader.patient.read(bytes: Self.pdf, name: "cv.pdf").text == "Mira Lindqvist")
    }

    @Test func `a program that takes too long is killed with all that it started`() async throws {
        let mark = "31536\(UInt16.random(in: 1000...9999))"
        let problem = try await problem(with: "sleep \(mark) & sleep \(mark)") { $0.time = .milliseconds(300) }
        #expect(problem == .tooSlow(limit: .milliseconds(300)))
        try await waitUntil { try sleepers(mark) == 0 }
    }

    @Test func `a program that computes for ever is cut`() async throws {
        let problem = try await problem(with: "while :; do :; done") { $0.time = .milliseconds(300) }
        #expect(problem == .tooSlow(limit: .milliseconds(300)))
    }

    @Test func `cancelling the reader kills its program`() async throws {
        let mark = "31537\(UInt16.random(in: 1000...9999))"
        try await withThrowingTaskGroup { group in
            group.addTask { _ = try await read(with: "sleep \(mark)") }
            try await waitUntil { try sleepers(mark) == 1 }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.waitForAll() }
        }
        try await waitUntil { try sleepers(mark) == 0 }
    }

    @Test func `a program that writes without end is cut`() async throws {
        #expect(try await problem(with: "exec cat /dev/zero") == .tooMuchText)
    }

    @Test func `a program that fills the memory fails, and the CV is called damaged`() async throws {
        let script = #"exec awk 'BEGIN { s = "x"; while (1) s = s s }'"#
        #expect(try await problem(with: script) { $0.memory = 64 << 20 } == .damaged(what: "a PDF"))
    }

    @Test func `a program cannot write files`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "written-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try await problem(with: "exec dd if=/dev/zero of=\(file.path) bs=1 count=1")
        #expect((try? Data(contentsOf: file))?.isEmpty ?? true)
    }

    @Test func `a missing program is named with its package`() async throws {
        var reader = CVReader.patient
        reader.pdftotext = "pdftotext-that-is-not-there"
        reader.unzip = "/nowhere/unzip"
        let pdf = await #expect(throws: CVError.self) { try await reader.read(bytes: Self.pdf, name: "cv.pdf") }
        #expect(pdf?.problem == .toolMissing(program: "pdftotext-that-is-not-there", package: "poppler-utils"))
        let docx = SampleFiles.docx("<w:p/>")
        let word = await #expect(throws: CVError.self) { try await reader.read(bytes: docx, name: "cv.docx") }
        #expect(word?.problem == .toolMissing(program: "/nowhere/unzip", package: "unzip"))
    }

    @Test func `a PDF made to run long is cut at its time`() async throws {
        // One page whose form draws ten others, each of which draws ten more: 10 to the 9th times a word.
        let calls = String(repeating: "/X Do ", count: 10)
        let forms = (5..<14).map { number in
            "\(number) 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length \(calls.utf8.count) "
                + "/Resources <</XObject <</X \(number + 1) 0 R>>>>>> stream\n\(calls)\nendstream endobj\n"
        }.joined()
        let word = "BT /F1 9 Tf (x) Tj ET"
        let last =
            "14 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length \(word.utf8.count) /Resources "
            + "<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> stream\n\(word)\nendstream endobj"
        let bytes = Array(
            String(decoding: SampleFiles.pdf("/X Do", objects: forms + last), as: UTF8.self)
                .replacing("/Font <</F1 5 0 R>>", with: "/XObject <</X 5 0 R>>").utf8)
        var reader = CVReader.patient
        reader.limits.time = .milliseconds(500)
        let error = await #expect(throws: CVError.self) { try await reader.read(bytes: bytes, name: "cv.pdf") }
        #expect(error?.problem == .tooSlow(limit: .milliseconds(500)))
    }

    @Test func `a ZIP bomb is cut while it unpacks`() async throws {
        let bytes = SampleFiles.zip([("word/document.xml", SampleFiles.deflatedZeros(5_000_000))], method: 8)
        #expect(bytes.count < 50_000)
        var reader = CVReader.patient
        reader.limits.unpacked = 1_000_000
        let error = await #expect(throws: CVError.self) { try await reader.read(bytes: bytes, name: "cv.docx") }
        #expect(error?.problem == .tooMuchText)
    }

    @Test func `more text than a CV has is refused in every format`() async throws {
        var reader = CVReader.patient
        reader.limits.text = 100_000
        let text = String(repeating: "word ", count: 20_001)
        for (name, bytes) in [
            ("cv.txt", Array(text.utf8)), ("cv.md", Array(text.utf8)), ("cv.html", Array("<html>\(text)".utf8)),
            ("cv.docx", SampleFiles.docx("<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>")),
            ("cv.json", Array(#"{"basics": {"summary": "\#(text)"}}"#.utf8)),
        ] {
            let error = await #expect(throws: CVError.self) { try await reader.read(bytes: bytes, name: name) }
            #expect(error?.problem == .tooMuchText, "\(name)")
        }
    }

    @Test func `the program's copy of the CV is for our eyes only, and gone afterwards`() async throws {
        let text = try await read(with: #"stat -c 'mode %a' "$(dirname "$4")"; echo "path $4"; cmp "$4" "$4""#).text
        let lines = text.split(separator: "\n")
        #expect(lines.first == "mode 700")
        let path = try #require(lines.last).dropFirst(5)
        #expect(path.hasPrefix("/") && !FileManager.default.fileExists(atPath: String(path)))
    }

    /// How many processes sleep for this many seconds.
    private func sleepers(_ seconds: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").count { name in
            let command = Int(name).flatMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
            return command == Data("sleep\0\(seconds)\0".utf8)
        }
    }

    /// Comes back when the condition holds; the suite's time limit ends a wait in vain.
    private func waitUntil(_ condition: () throws -> Bool) async throws {
        while try !condition() {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
