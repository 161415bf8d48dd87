import Foundation
import Testing

@testable import AI

@Suite struct MasterKeyFileTests {
    private func inFolder(_ test: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scoutly-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do { try await test(folder) } catch {
            try FileManager.default.removeItem(atPath: folder)
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
    }

    private func write(_ text: String, to path: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func `a new key is for its owner only, and is the same the next time`() async throws {
        try await inFolder { folder in
            let file = MasterKeyFile(path: "\(folder)/master.key")
            #expect(throws: MasterKeyFile.Problem.missing(path: file.path)) { try file.load() }
            let key = try file.loadOrCreate()
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try file.loadOrCreate().bytes == key.bytes)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["master.key"])
        }
    }

    @Test func `of many who make it at once all have the same`() async throws {
        try await inFolder { folder in
            let file = MasterKeyFile(path: "\(folder)/master.key")
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<32 { group.addTask { try file.loadOrCreate().id } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["master.key"])
        }
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o666, 0o620])
    func `a file that others may read or write is refused`(_ mode: Int) async throws {
        try await inFolder { folder in
            let path = "\(folder)/master.key"
            try write(Data(1...32).base64EncodedString(), to: path, mode: mode)
            #expect(throws: MasterKeyFile.Problem.readableByOthers(path: path, mode: String(mode, radix: 8))) {
                try MasterKeyFile(path: path).loadOrCreate()
            }
        }
    }

    @Test(arguments: ["", "AAAA", Data(1...31).base64EncodedString(), Data(1...33).base64EncodedString(), "no key"])
    func `a file of the wrong length is refused and left alone`(_ text: String) async throws {
        try await inFolder { folder in
            let path = "\(folder)/master.key"
            try write(text, to: path)
            #expect(throws: MasterKeyFile.Problem.notAKey(path: path)) { try MasterKeyFile(path: path).loadOrCreate() }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test func `a link or a folder in its place is refused`() async throws {
        try await inFolder { folder in
            try write(Data(1...32).base64EncodedString(), to: "\(folder)/real")
            let link = "\(folder)/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "\(folder)/real")
            #expect(throws: MasterKeyFile.Problem.symbolicLink(path: link)) {
                try MasterKeyFile(path: link).loadOrCreate()
            }
            #expect(throws: MasterKeyFile.Problem.notAFile(path: folder)) {
                try MasterKeyFile(path: folder).loadOrCreate()
            }
        }
    }
}
