import Testing

@testable import Analysis

struct QuoteFinderTests {
    private static let text = """
        Senior Go Engineer
        We  can’t sponsor visas – sorry.
        You’ll own “the   pipeline” in Köln … and more.
        """

    @Test(arguments: [
        ("Senior Go Engineer", "Senior Go Engineer"),
        ("we can't sponsor visas - sorry.", "We  can’t sponsor visas – sorry"),
        ("own \"the pipeline\" in KÖLN", "own “the   pipeline” in Köln"),
        ("  engineer we can't  ", "Engineer\nWe  can’t"),
        ("Köln ... and", "Köln … and"),
    ])
    func `a quote is found as the text has it`(quote: String, found: String) {
        #expect(QuoteFinder(Self.text).find(quote) == found)
    }

    @Test(arguments: [
        "we sponsor visas", "Senior Rust Engineer", "", "   ", "...", "Go", "“",
        "a longer quote than the whole text is, which cannot be in it, however one looks at the matter, since it has more letters than all of that",
    ])
    func `what is not there, or proves nothing, is not found`(quote: String) {
        #expect(QuoteFinder(Self.text).find(quote) == nil)
    }

    @Test func `invisible characters neither hide words nor make them`() {
        #expect(QuoteFinder("no spon\u{200B}sorship here").find("no sponsorship") == "no spon\u{200B}sorship")
        #expect(QuoteFinder("").find("word") == nil)
    }
}
