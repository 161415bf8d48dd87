import Foundation
import Matching
import Testing

struct CVFileTests {
    private func problem(at path: String) async throws -> CVError.Problem {
        let error = try #require(await #expect(throws: CVError.self) { try await CVReader.patient.read(file: path) })
        #expect(error.input == path)
        return error.problem
    }

    @Test func `a file is read, also through a link and with a name that looks like an option`() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "-cv[1] ü.txt")
            try SampleFiles.text.write(to: file, atomically: true, encoding: .utf8)
            let link = folder.appending(path: "link")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
            for path in [file.path, link.path] {
                let document = try await CVReader.patient.read(file: path)
                #expect(document == CVDocument(text: SampleFiles.text, format: .text, source: path))
            }
        }
    }

    @Test func `a missing file, a folder and a device are told apart`() async throws {
        try await withFolder { folder in
            #expect(try await problem(at: folder.appending(path: "none.pdf").path) == .missing)
            #expect(try await problem(at: folder.path) == .folder)
            guard case .unsupported(what: "a device or a pipe", _) = try await problem(at: "/dev/zero") else {
                Issue.record("another problem")
                return
            }
            let link = folder.appending(path: "dangling")
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/nowhere/cv")
            #expect(try await problem(at: link.path) == .missing)
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            #expect(try await problem(at: file.path) == .empty)
            #expect(try await problem(at: file.path + "/cv.pdf") == .missing)
        }
    }

    @Test func `a file that the system refuses to read says so`() async throws {
        // Reading a process's memory from address 0 fails for everyone, root too.
        guard case .unreadable = try await problem(at: "/proc/self/mem") else {
            Issue.record("another problem")
            return
        }
    }

    @Test(.disabled(if: getuid() == 0, "NOT RUN: root may read everything"))
    func `a file of somebody else's says permission denied`() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "cv.pdf")
            try Data("x".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
            #expect(try await problem(at: file.path) == .unreadable(reason: "permission denied"))
        }
    }

    @Test func `a file above the limit is refused, one at the limit is read`() async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "cv.txt")
            try Data(repeating: UInt8(ascii: "a"), count: 11_000_000).write(to: file)
            #expect(try await problem(at: file.path) == .tooLarge(limit: 10_000_000))
            var reader = CVReader.patient
            reader.limits.input = 10
            try Data("aaaaaaaaaa".utf8).write(to: file)
            #expect(try await reader.read(file: file.path).text == "aaaaaaaaaa")
        }
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}
