import Boards
import Foundation

/// Fictional answers in the documented shapes of the systems, with the odd cases in them.
enum BoardFixture {
    /// Reads a board whose addresses are answered by these files.
    static func read(_ address: String, answers: [String: String]) async throws -> Reading {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/boards")
        let texts = try answers.mapValues { name in
            try String(contentsOf: folder.appending(path: "\(name).json"), encoding: .utf8)
        }
        return try await TableOfAnswers(texts).read(address)
    }
}
