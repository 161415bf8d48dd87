import Domain
import Foundation
import Testing

@testable import Boards

struct NotionTests {
    @Test(arguments: [
        "https://orrery.notion.site/Careers-0123456789abcdef0123456789abcdef",
        "https://www.notion.so/orrery/Careers-0123456789abcdef0123456789abcdef",
    ])
    func `a Notion page is said to need a browser`(address: String) async throws {
        let answers = TableOfAnswers([:])
        let error = await #expect(throws: BoardError.self) { try await answers.read(address) }
        #expect(error?.kind == .needsBrowser)
        #expect(error?.description.contains(address) == true)
        #expect(answers.asked.isEmpty)
    }
}
