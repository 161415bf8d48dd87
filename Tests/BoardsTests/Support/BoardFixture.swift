import Boards
import Foundation

/// Fictional answers in the documented shapes of the systems, with the odd cases in them.
enum BoardFixture {
    /// Reads a board whose addresses are answered by these files, which are JSON unless their names say otherwise.
    static func read(_ address: String, answers: [String: String], _ adapters: [any Adapter] = []) async throws
        -> Reading
    {
        try await TableOfAnswers(answers.mapValues(text)).read(address, adapters)
    }

    static func text(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/boards")
        return try String(
            contentsOf: folder.appending(path: name.contains(".") ? name : "\(name).json"), encoding: .utf8)
    }
}
