@testable import Boards
import Foundation
import Testing

struct TokenTests {
    @Test(arguments: [
        "", ".", "..", "../admin", "a/b", "a%2Fb", "a?b", "a#b", "a\\b", "a\nb", "a\0b", " a", "a ", "a@b", "a:b",
        String(repeating: "a", count: 300), "a b", "\u{202E}a", "a*",
    ])
    func `what could lead a request elsewhere is no token`(token: String) {
        #expect(!Token.isPlain(token))
    }

    @Test(arguments: ["palantir", "liquid-ai", "mobbin.com", "0x", "Acme_1", "müller"])
    func `company tokens are`(token: String) {
        #expect(Token.isPlain(token))
    }

    @Test func `a name with spaces becomes one path segment`() throws {
        #expect(Token.isName("Liquid AI"))
        #expect(Token.encoded("Liquid AI & Sons/x") == "Liquid%20AI%20%26%20Sons%2Fx")
    }
}
