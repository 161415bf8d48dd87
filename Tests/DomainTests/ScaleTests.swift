import Domain
import Foundation
import Testing

@Suite struct ScaleTests {
    @Test func `levels rise from intern to executive, and a lead stands beside staff`() {
        let ranks = Seniority.allCases.map(\.rank)
        #expect(ranks.first == 0)
        #expect(ranks.max() == Seniority.executive.rank)
        #expect(Seniority.lead.rank == Seniority.staff.rank)
        #expect(Seniority.junior.rank < Seniority.mid.rank && Seniority.mid.rank < Seniority.senior.rank)
    }

    @Test func `language levels are ordered as the framework orders them`() {
        #expect(LanguageLevel.allCases == LanguageLevel.allCases.sorted())
        #expect(LanguageLevel.a2 < .b1 && LanguageLevel.c1 < .c2)
    }

    @Test func `a salary given the wrong way round is turned, and one without an amount is none`() {
        let salary = Salary(min: 90, max: 50, currency: "EUR", period: .hour)
        #expect(salary?.min == 50 && salary?.max == 90)
        #expect(Salary(min: nil, max: nil, currency: "EUR", period: .hour) == nil)
    }

    @Test func `a profile sets no condition by itself`() {
        let profile = Profile()
        #expect(profile.residence == nil && profile.workAuthorisation == nil && profile.willingToRelocate == nil)
        #expect(profile.languages.isEmpty && profile.exclusions == Profile.Exclusions())
    }
}
