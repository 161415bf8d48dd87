import Boards
import Foundation
import Testing

/// `docs/boards.md` is made of the registry, and says what it says.
struct BoardsDocumentTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../docs/boards.md")

    /// `scoutly boards --markdown` prints what belongs there.
    @Test func `the table of systems in the documentation is that of the registry`() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(text.contains(Registry.standard.markdown))
    }

    @Test func `no two adapters have one name`() {
        let names = Registry.standard.facts.map(\.facts.name)
        #expect(Set(names).count == names.count)
    }
}
