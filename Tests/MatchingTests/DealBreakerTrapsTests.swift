import Domain
import Testing

@testable import Matching

/// Words that look like a refusal or a demand and are none: nobody loses a job over them.
struct DealBreakerTrapsTests {
    private static let german = Profile(
        residence: .init(country: CountryCode("DE"), city: "Berlin", timeZone: "Europe/Berlin"),
        workAuthorisation: ["DE", "FR", "NL"].reduce(into: []) { $0.insert(CountryCode($1)) }, willingToRelocate: false,
        languages: [.init(language: "de", level: nil), .init(language: "en", level: .c1)], maximumHoursApart: 3,
        workplaces: [.remote, .hybrid], exclusions: .init(industries: ["gambling"]))

    private func breaker(_ text: String, location: String = "", _ profile: Profile = german) -> DealBreaker? {
        var posting = Posting.sample("Backend Engineer", text)
        posting.locations = location.isEmpty ? [] : [location]
        return PreparedCandidate(Candidate(cv: "Backend engineer. Python.", profile: profile), now: someDay)
            .weigh(ReadPosting(posting)).dealBreaker
    }

    @Test(arguments: [
        "Remote (anywhere, except North Korea and Russia)", "Remote (non-US)", "Remote in Europe, the UK excluded",
        "Remote (US timezone)",
    ])
    func `a place that is left out is not the only one allowed`(location: String) {
        #expect(breaker("You build services.", location: location) == nil)
    }

    @Test(arguments: [
        "Remote anywhere except the US, Russia and sanctioned countries.",
        "Team in San Diego; no overlap with Pacific Time is required.",
        "We have Dutch and Spanish speaking colleagues and translate our product into Japanese.",
        "Our CEO is French and speaks fluent French; you must speak fluent English.",
        "Spanish speaking customers make up half the area; no Spanish needed.",
        "We refuse to work for gambling companies. We refuse to work for gambling companies again.",
    ])
    func `what is said of others, or denied, is no condition`(text: String) {
        #expect(breaker(text, location: "Remote, Germany") == nil)
    }

    @Test(
        arguments: [
            ("We do not sponsor events or conferences.", nil), ("No sponsorship is needed for EU citizens.", nil),
            ("Visa sponsorship is not available in our US office; in Berlin we sponsor Blue Cards.", nil),
            ("Visa sponsorship: no problem!", true), ("We don't just sponsor your visa, we find you a flat.", true),
            ("Wir unterstützen dich beim Visum.", true), ("We gladly sponsor everybody.", true),
            ("We cannot sponsor visas.", false), ("We are unable to sponsor at this time.", false),
            ("Wir können leider kein Visum sponsern.", false), ("Nous ne sponsorisons pas de visa.", false),
            ("You must be eligible to work in Germany without sponsorship.", false),
        ] as [(String, Bool?)])
    func `sponsorship is of people, and one part may promise what another refuses`(text: String, isOffered: Bool?) {
        #expect(ReadPosting(.sample("Engineer", text)).facts.sponsorship?.isOffered == isOffered)
    }

    @Test(arguments: [
        ("On-site position, five days a week in the office.", true), ("Hybrid, three days in the office.", false),
        ("This is a fully remote position.", false),
    ])
    func `the workplace that the text states counts where no field says another`(text: String, isBroken: Bool) {
        #expect((breaker(text, location: "Berlin, Germany")?.kind == .workplace) == isBroken)
    }

    @Test func `a skill that only the trade suggests is not said to be in the CV`() {
        let posting = Posting.sample("Backend Developer", "Requirements\n- Java, Go, Ruby on Rails and Node.js")
        let match = PreparedCandidate(Candidate(cv: "Python developer at Foo"), now: someDay).weigh(
            ReadPosting(posting))
        #expect(!match.reasons.contains { $0.text.contains("in your CV") })
    }
}
