import Foundation
import Matching
import Testing

struct DownloadedCVTests {
    private static let drive = "https://drive.google.com/file/d/1aB_cD-eFgHiJkLmNoPqRs/view"

    private func read(
        _ argument: String, _ answer: String, type: String? = nil
    ) async throws -> CVDocument {
        try await CVReader.patient.read(CVLocation(argument)) { _ in (Array(answer.utf8), type) }
    }

    @Test func `the download behind a share link is asked for, and the link stays the source`() async throws {
        let document = try await CVReader.patient.read(CVLocation(Self.drive)) { url in
            #expect(url.absoluteString == "https://drive.google.com/uc?export=download&id=1aB_cD-eFgHiJkLmNoPqRs")
            return (Array(SampleFiles.text.utf8), "application/octet-stream")
        }
        #expect(document == CVDocument(text: SampleFiles.text, format: .text, source: Self.drive))
    }

    @Test func `a path downloads nothing`() async throws {
        let error = await #expect(throws: CVError.self) {
            try await CVReader.patient.read(.file(path: "/nowhere/cv.pdf")) { _ in
                Issue.record("asked the network")
                return ([], nil)
            }
        }
        #expect(error?.problem == .missing)
    }

    @Test(arguments: [
        #"<!DOCTYPE html><html><head><title>Google Drive - Virus scan warning</title></head><body>x</body></html>"#,
        #"<!doctype html><html><body><a href="https://accounts.google.com/v3/signin">Sign in</a></body></html>"#,
        #"<html><head><title>Google Drive: Sign-in</title></head><body>You need access</body></html>"#,
        #"<html><head><title>Google Docs</title></head><body>Request access</body></html>"#,
    ])
    func `Google's page in the place of the file says how to share it`(page: String) async throws {
        let error = await #expect(throws: CVError.self) { try await read(Self.drive, page, type: "text/html") }
        #expect(error == CVError(Self.drive, .notShared))
        #expect(error?.description.contains("Anyone with the link") == true)
    }

    @Test func `a shared CV that is itself HTML is read`() async throws {
        let document = try await read(Self.drive, "<html><body><h1>Mira</h1></body></html>", type: "text/html")
        #expect(document.text == "Mira")
    }

    @Test(
        arguments: [
            ("https://mira.example/cv", "text/markdown; charset=utf-8", "# Mira", .markdown),
            ("https://mira.example/cv.md?raw=1", "text/plain", "# Mira", .markdown),
            ("https://mira.example/", "text/html", "<p>Mira</p>", .html),
            ("https://mira.example/cv.pdf", "application/pdf", "<html><p>Mira</p></html>", .html),
            ("https://mira.example/resume", "application/json", #"{"basics": {"name": "Mira"}}"#, .jsonResume),
            ("https://mira.example/", nil, "Mira", .text),
        ] as [(String, String?, String, CVFormat)])
    func `content, then media type, then name tell the format`(
        address: String, type: String?, content: String, format: CVFormat
    ) async throws {
        let document = try await read(address, content, type: type)
        #expect(document == CVDocument(text: "Mira", format: format, source: address))
    }

    @Test func `a failed download says why, and hints at sharing where that may be it`() async throws {
        struct NotFound: Error, CustomStringConvertible { var description: String { "answered 404" } }
        for (address, hint) in [
            (Self.drive, "shared with everyone"), ("https://mira.example/cv.pdf", "check the address"),
        ] {
            let error = await #expect(throws: CVError.self) {
                try await CVReader.patient.read(CVLocation(address)) { _ in throw NotFound() }
            }
            let failure = try #require(error)
            let sentence = "\(failure)"
            #expect(sentence.hasPrefix(address + ": ") && sentence.contains("answered 404") && sentence.contains(hint))
        }
    }

    @Test func `a cancelled download stays a cancellation`() async {
        await #expect(throws: CancellationError.self) {
            try await CVReader.patient.read(CVLocation("https://mira.example/cv")) { _ in throw CancellationError() }
        }
    }
}
