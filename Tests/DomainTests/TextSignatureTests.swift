import Domain
import Testing

struct TextSignatureTests {
    @Test func `the same words have the same signature, whatever their case, spaces and punctuation`() throws {
        let text = MadeUpText.words(200, seed: 1)
        let plain = try #require(TextSignature(of: text.joined(separator: " ")))
        let shouted = text.joined(separator: " – ").uppercased() + "!"
        #expect(TextSignature(of: shouted) == plain)
        #expect(plain.likeness(to: plain) == 1)
        #expect(TextSignature(bytes: plain.bytes) == plain)
    }

    @Test(arguments: ["", "Engineer", "- \n…", String(repeating: "word ", count: 19)])
    func `a text that says too little has none`(text: String) {
        #expect(TextSignature(of: text) == nil)
    }

    @Test func `other bytes than were kept are none`() {
        #expect(TextSignature(bytes: []) == nil)
        #expect(TextSignature(bytes: [UInt8](repeating: 1, count: 127)) == nil)
    }

    @Test(arguments: [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
    func `the likeness of two texts is near the share of their shingles that is the same`(kept: Double) throws {
        var errors: [Double] = []
        for seed in UInt64(1)...40 {
            var text = MadeUpText(seed: seed)
            let one = text.words(400)
            let other = Array(one.prefix(Int(400 * kept))) + text.words(400 - Int(400 * kept))
            let signatures = try [one, other].map { try #require(TextSignature(of: $0.joined(separator: " "))) }
            errors.append(signatures[0].likeness(to: signatures[1]) - Self.jaccard(one, other))
        }
        #expect(errors.allSatisfy { abs($0) < 0.16 }, "four standard deviations of 128 buckets")
        #expect(abs(errors.reduce(0, +) / 40) < 0.03)
    }

    @Test func `texts without spaces have a word for each sign`() throws {
        let text = "我们正在寻找一位经验丰富的后端工程师加入团队负责设计和维护高可用的支付系统"
        let one = try #require(TextSignature(of: text))
        let other = try #require(TextSignature(of: text.replacing("支付", with: "物流")))
        #expect(0.5...0.95 ~= one.likeness(to: other))
    }

    @Test func `a text of one word again and again, or of a million letters, is taken as it is`() throws {
        let same = try #require(TextSignature(of: String(repeating: "job ", count: 5_000)))
        #expect(same.likeness(to: same) == 1)
        #expect(TextSignature(of: String(repeating: "a", count: 1_000_000)) == nil)
        let other = try #require(TextSignature(of: MadeUpText.words(300, seed: 3).joined(separator: " ")))
        #expect(same.likeness(to: other) < 0.1)
    }

    private static func jaccard(_ one: [String], _ other: [String]) -> Double {
        let (one, other) = (shingles(one), shingles(other))
        return Double(one.intersection(other).count) / Double(one.union(other).count)
    }

    private static func shingles(_ words: [String]) -> Set<[String]> {
        Set(words.indices.dropLast(2).map { Array(words[$0...$0 + 2]) })
    }
}
