import Domain
import Foundation
import Testing

@testable import Matching

@Suite struct StatedTermsTests {
    private static let text = String(repeating: "A good place to work with good people, day after day. ", count: 6)

    private func match(_ posting: Posting, _ profile: Profile) -> Match {
        PreparedCandidate(Candidate(cv: SampleCandidate.salesperson.cv, profile: profile), now: someDay)
            .weigh(ReadPosting(posting))
    }

    @Test func `an internship whose hours are full-time is an internship`() {
        let posting = Posting.sample("Software Engineer (Intern)", Self.text, employmentType: .fullTime)
        #expect(match(posting, Profile(employmentTypes: [.internship])).dealBreaker == nil)
        let broken = match(posting, Profile(employmentTypes: [.fullTime])).dealBreaker
        #expect(broken?.kind == .employmentType)
        #expect(broken?.quote == "Intern")
    }

    @Test(arguments: ["You have an OTE of twice that.", "Uncapped commission.", "A yearly bonus."])
    func `pay below the floor rules nothing out where more of it varies`(words: String) {
        let profile = Profile(salaryFloor: .init(amount: 90_000, currency: "USD", period: .year))
        let salary = Salary(min: 60_000, max: 75_000, currency: "USD", period: .year)
        let plain = Posting.sample("Payroll Clerk", Self.text, salary: salary)
        #expect(match(plain, profile).dealBreaker?.kind == .salary)
        let varying = match(.sample("Payroll Clerk", Self.text + words, salary: salary), profile)
        #expect(varying.dealBreaker == nil)
        #expect(varying.considerations.contains { $0.text.hasSuffix("and more that varies") })
    }

    @Test func `what a salesperson's posting states is the part without commission`() {
        let profile = Profile(salaryFloor: .init(amount: 90_000, currency: "USD", period: .year))
        let salary = Salary(min: 60_000, max: 75_000, currency: "USD", period: .year)
        #expect(match(.sample("Account Executive", Self.text, salary: salary), profile).dealBreaker == nil)
    }

    @Test func `a region beside remote is where people may live, a city is where the company sits`() {
        let profile = Profile.living("US", "New York", authorised: ["US"], relocate: false)
        func broken(_ places: [String]) -> DealBreaker? {
            match(.sample("Account Executive", in: places, Self.text, workplace: .remote), profile).dealBreaker
        }
        #expect(broken(["Remote", "Europe"])?.kind == .location)
        #expect(broken(["London"]) == nil)
    }

    @Test func `remote from a country that refuses to sponsor is not for who may not work there`() {
        let profile = Profile.living("BR", "São Paulo", authorised: ["BR"], relocate: false)
        let text = Self.text + "We are unable to provide visa sponsorship."
        let posting = Posting.sample("Account Executive", in: ["United States"], text, workplace: .remote)
        #expect(match(posting, profile).dealBreaker?.kind == .workAuthorisation)
        let silent = Posting.sample("Account Executive", in: ["United States"], Self.text, workplace: .remote)
        #expect(match(silent, profile).dealBreaker == nil)
    }
}
