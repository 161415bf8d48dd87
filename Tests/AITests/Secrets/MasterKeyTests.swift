import Foundation
import Testing

@testable import AI

@Suite struct MasterKeyTests {
    private let key = MasterKey(bytes: Data(1...32))

    @Test func `what was sealed opens in its place`() throws {
        let sealed = try key.seal(Secret("geheim 🔑"), for: "user/42/openai")
        let stored = try #require(SealedSecret(sealed.text))
        #expect(stored == sealed)
        #expect(try key.open(stored, for: "user/42/openai").reveal() == "geheim 🔑")
        #expect(!sealed.text.contains("geheim"))
    }

    @Test func `it opens nowhere else`() throws {
        let sealed = try key.seal(Secret(testKey), for: "user/42/openai")
        for context in ["user/43/openai", "user/42/gemini", "", "user/42/openai\0"] {
            #expect(throws: SealedSecret.OpeningError.damaged) { try key.open(sealed, for: context) }
        }
    }

    @Test func `one changed bit keeps it closed`() throws {
        let sealed = try key.seal(Secret(testKey), for: "c")
        for index in sealed.box.indices {
            var box = sealed.box
            box[index] ^= 1
            #expect(throws: SealedSecret.OpeningError.damaged) {
                try key.open(SealedSecret(keyID: sealed.keyID, box: box), for: "c")
            }
        }
    }

    @Test func `another master key says that it is another`() throws {
        let other = MasterKey.random()
        let sealed = try key.seal(Secret(testKey), for: "c")
        #expect(throws: SealedSecret.OpeningError.otherMasterKey(sealed: key.id, present: other.id)) {
            try other.open(sealed, for: "c")
        }
        // To claim the other's id does not help: it is authenticated.
        #expect(throws: SealedSecret.OpeningError.damaged) {
            try other.open(SealedSecret(keyID: other.id, box: sealed.box), for: "c")
        }
    }

    @Test func `the same secret sealed twice looks different`() throws {
        #expect(try key.seal(Secret(testKey), for: "c") != key.seal(Secret(testKey), for: "c"))
    }

    @Test(arguments: ["", "1.abc", "2.00000000.AAAA", "1.00000000.!!!", "1.00000000.AAAA", "1..", "x"])
    func `what was never written is not read`(_ text: String) {
        #expect(SealedSecret(text) == nil)
    }

    @Test func `a master key shows its id and nothing else`() {
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key)" == "master key \(key.id)")
        #expect(key.id.count == 8)
        #expect(!dumped.contains(key.bytes.base64EncodedString()))
    }
}
