import Domain
import Testing

@testable import Matching

@Suite struct TimeZoneRuleTests {
    private func match(_ text: String, _ zone: String, atMost hours: Double?) -> Match {
        var profile = Profile.living("DE")
        profile.residence?.timeZone = zone
        profile.maximumHoursApart = hours
        let posting = Posting.sample("iOS Engineer", in: ["Remote"], text, workplace: .remote)
        return PreparedCandidate(Candidate(cv: SampleCandidate.iOSDeveloper.cv, profile: profile), now: someDay)
            .weigh(ReadPosting(posting))
    }

    @Test(arguments: [
        ("You overlap with Pacific Time for most of the day.", 9.0), ("Must overlap with EST hours.", 6),
        ("We overlap with UTC+9.", 8), ("You overlap with US business hours.", 6),
    ])
    func `hours further away than the setting rule out, with the words`(text: String, apart: Double) {
        let far = match(text, "Europe/Berlin", atMost: apart - 1)
        #expect(far.dealBreaker?.kind == .timeZone)
        #expect(far.dealBreaker?.quote.map { text.contains($0) } == true)
        #expect(match(text, "Europe/Berlin", atMost: apart).dealBreaker == nil)
    }

    @Test func `without a setting far hours are to be considered`() {
        let match = match("You overlap with Pacific Time.", "Europe/Berlin", atMost: nil)
        #expect(match.dealBreaker == nil)
        #expect(match.considerations.contains { $0.text == "Its hours are 9 hours from yours" })
    }

    @Test func `hours that name no zone rule nothing out`() {
        #expect(match("You overlap with the team.", "Europe/Berlin", atMost: 0).dealBreaker == nil)
    }

    @Test func `the shorter way round the world counts`() {
        #expect(StatedHours("UTC+12", now: someDay).hoursApart(from: -11 * 3600) == 1)
    }
}
