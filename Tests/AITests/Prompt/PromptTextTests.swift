import Testing

@testable import AI

@Suite struct PromptTextTests {
    static let samples: [(String, String)] = [
        ("plain text", "plain text"), ("a\tb", "a b"), ("a\r\nb\rc\u{2028}d", "a\nb\nc\nd"),
        ("a\n\n\n\n\nb", "a\n\nb"), ("a\n \n \n \nb", "a\n \n  b"), ("so\u{AD}ft", "soft"),
        ("z\u{200D}w\u{200C}j", "zwj"),
        ("\u{FEFF}bom", "bom"), ("\u{202E}abc\u{202C}", "abc"), ("x\u{2066}y\u{2069}", "xy"),
        ("tag\u{E0041}\u{E0042}", "tag"), ("v\u{FE0F}s", "vs"), ("a\u{3164}b\u{115F}c\u{FFA0}d", "abcd"),
        ("Z\u{336}\u{334}\u{337}\u{338}\u{335}\u{320}a", "Z\u{336}\u{334}\u{337}a"), ("\u{1B}[0m", "[0m"),
        ("\u{E000}p\u{F8FF}", "p"), ("für Ёлка नमस्ते שלום", "für Ёлка नमस्ते שלום"),
    ]

    @Test(arguments: samples)
    func `what nobody sees is dropped, and what is seen stays`(_ sample: (String, String)) {
        #expect(PromptText.clean(sample.0, longest: 1_000) == sample.1)
    }

    @Test func `cleaning twice changes nothing more`() {
        for (text, _) in Self.samples {
            let once = PromptText.clean(text, longest: 1_000)
            #expect(PromptText.clean(once, longest: 1_000) == once)
        }
    }
}
