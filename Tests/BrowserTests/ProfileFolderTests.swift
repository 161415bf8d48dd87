import Foundation
import Testing

@testable import Browser

@Suite struct ProfileFolderTests {
    @Test func `what killed programs left is removed, what is in use or somebody else's is not`() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "profiles-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let used = try ProfileFolder(in: place)
        let (left, others) = (place.appending(path: "scoutly-browser-left"), place.appending(path: "others"))
        for folder in [left, others] {
            try FileManager.default.createDirectory(at: folder.appending(path: "x"), withIntermediateDirectories: true)
        }

        ProfileFolder.removeLeftovers(in: place)
        #expect(FileManager.default.fileExists(atPath: left.path), "it may be about to be used")
        ProfileFolder.removeLeftovers(in: place, now: Date(timeIntervalSinceNow: 120))
        #expect(!FileManager.default.fileExists(atPath: left.path))
        #expect(FileManager.default.fileExists(atPath: others.path))
        let long = try ProfileFolder(in: place.appending(path: String(repeating: "x", count: 40)))
        #expect(long.url.deletingLastPathComponent().path == "/tmp")
        long.remove()
        withExtendedLifetime(used) { #expect(FileManager.default.fileExists(atPath: used.url.path)) }
    }
}
