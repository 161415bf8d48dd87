import Domain
import Testing

@testable import Matching

@Suite struct CandidateFactsTests {
    private func facts(_ cv: String, _ profile: Profile = Profile()) -> CandidateFacts {
        CandidateReader(vocabulary: .shared).facts(of: cv, profile, now: someDay)
    }

    @Test(arguments: [
        ("2016 – present", 10.0), ("Jan 2020 – Dec 2021", 2), ("01/2020 - 12/2020", 1),
        ("March 2018 to February 2020", 2),
        ("Januar 2022 – heute", 4), ("seit 2020", 6), ("2018-2020", 2), ("depuis janvier 2023", 3),
        ("since May 2025", 0.75),
        ("enero 2020 – diciembre 2022", 3), ("03.2021 – 02.2023", 2), ("2016 — Current", 10),
    ])
    func `a range of dates is so many years`(dates: String, years: Double) throws {
        let found = try #require(facts("Experience\nNurse, Some Hospital\n\(dates)").years)
        #expect(abs(found - years) < 0.2, "\(found)")
    }

    @Test func `overlapping jobs are counted once`() {
        let cv = "Experience\nNurse, A\n2016 – 2020\nTutor, B\n2018 – 2022"
        #expect(facts(cv).years == 6)
    }

    @Test func `years of study are no years of work`() {
        let cv = "Education\nBSc, 2010 – 2014\n\nExperience\nNurse, 2020 – 2022"
        #expect(facts(cv).years == 2)
    }

    @Test func `a range that lies in the future, or runs backwards, counts nothing`() {
        #expect(facts("Experience\nNurse, 2090 – 2095").years == nil)
        #expect(facts("Experience\nNurse, 2020 – 2010").years == nil)
    }

    @Test(arguments: [
        (SampleCandidate.iOSDeveloper, Seniority.senior), (.juniorFrontend, .junior), (.staffBackend, .staff),
        (.dataScientist, .senior),
    ])
    func `the level comes from the title, else from the years`(candidate: SampleCandidate, level: Seniority) {
        #expect(facts(candidate.cv).seniority == level)
    }

    @Test func `the level that the profile seeks goes before the CV's`() {
        #expect(facts(SampleCandidate.juniorFrontend.cv, Profile(seniority: [.senior])).seniority == .senior)
    }

    @Test(arguments: [
        (SampleCandidate.iOSDeveloper, "software/mobile/ios"), (.nurse, "healthcare/nursing"), (.teacher, "education"),
        (.electrician, "trades/electrical"), (.salesperson, "sales/account"), (.accountant, "finance/accounting"),
    ])
    func `the main role family is that of the latest titles`(candidate: SampleCandidate, path: String) {
        let families = facts(candidate.cv).families
        #expect(families.max { $0.value < $1.value }.map { Vocabulary.shared.families.paths[$0.key] } == path)
    }

    @Test func `a role's word in a sentence is no title`() {
        let facts = facts(
            "Experience\nChief Executive Officer, Searchbarn\n2012 – present\nThe company's growth is mine")
        #expect(facts.title == nil)
        #expect(facts.seniority == .executive)
    }
}
