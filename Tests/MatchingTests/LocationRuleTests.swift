import Domain
import Testing

@testable import Matching

@Suite struct LocationRuleTests {
    private static let text = String(repeating: "A good place to work with good people, day after day. ", count: 6)

    private func match(_ location: String, _ workplace: Workplace?, _ more: String) -> Match {
        let profile = Profile.living(
            "DE", "Berlin", authorised: ["DE", "FR", "NL", "PT", "IT", "ES"], relocate: false)
        let posting = Posting.sample("iOS Engineer", in: [location], Self.text + more, workplace: workplace)
        return LocalMatcher().rank(
            [posting], for: Candidate(cv: SampleCandidate.iOSDeveloper.cv, profile: profile), now: someDay)[0].match
    }

    @Test(arguments: [
        ("San Francisco, CA", Workplace.remote, "Work remotely from anywhere in the world."),
        ("Amsterdam", nil, "Fully remote, from anywhere in Europe."),
        ("Amsterdam", .remote, "Fully remote, from anywhere in Europe."),
        ("New York", .remote, "HQ in New York. Open to candidates in Germany."),
        ("Remote (HQ: Paris)", .remote, ""), ("Remote (HQ: Paris)", nil, ""),
        ("Lisbon", .hybrid, "Work from our office or fully remote within the EU."),
        ("London", .remote, "Remote possible."),
    ])
    func `an office abroad does not rule out a job that can be done from elsewhere`(
        location: String, workplace: Workplace?, text: String
    ) {
        #expect(match(location, workplace, text).dealBreaker == nil)
    }

    @Test func `a remote job that names only an office abroad is to be asked about`() {
        let match = match("London", .remote, "Remote possible.")
        #expect(match.considerations.contains { $0.text.contains("ask whether Germany is possible") })
    }

    @Test func `the text's own words say from where it can be done`() {
        #expect(
            match("Amsterdam", .remote, "Fully remote, from anywhere in Europe.").reasons
                .contains { $0.text == "Remote where you live" && $0.quote?.contains("anywhere in Europe") == true })
    }

    @Test(arguments: [
        ("Remote - US", Workplace.remote, ""), ("London", .onSite, ""), ("London", .hybrid, "No fully remote work."),
        ("New York", .remote, "You must be based in the United States."),
        ("Remote", .remote, "Remote within the United States."), ("Remote", .remote, "Open to US residents only."),
        ("Toronto", .remote, "Fully remote within Canada."),
    ])
    func `a job that is tied to a place abroad is ruled out`(location: String, workplace: Workplace, text: String) {
        #expect(match(location, workplace, text).dealBreaker?.kind == .location)
    }

    @Test func `what is silent is the location, not always the text`() {
        let match = match("Remote", .remote, "UTC-8 to UTC-5 time zones only.")
        #expect(match.considerations.contains { $0.text.contains("its location does not say from where") })
        #expect(match.considerations.contains { $0.quote == "UTC-8 to UTC-5 time zones only" })
    }

    @Test func `one who will not move is not told to`() {
        let match = match("Paris", nil, "")
        #expect(match.considerations.contains { $0.text == "In another country, and you do not want to move" })
    }
}
