import Domain
import Foundation
import Testing

@testable import Matching

@Suite struct ProfileFileTests {
    private func load(_ yaml: String) throws -> Profile { try ProfileFile.load(yaml: yaml, name: "profile.yaml") }

    @Test func `the sample in the documentation loads, and each of its keys is understood`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/profile.sample.yaml")
        let profile = try ProfileFile.load(yaml: String(contentsOf: path, encoding: .utf8), name: "profile.sample.yaml")
        #expect(profile.residence == .init(country: CountryCode("DE"), city: "Berlin", timeZone: "Europe/Berlin"))
        #expect(profile.workAuthorisation?.count == 28)
        #expect(profile.willingToRelocate == false)
        #expect(profile.languages.map(\.language).sorted() == ["de", "en", "fr"])
        #expect(profile.workplaces == [.remote, .hybrid])
        #expect(profile.employmentTypes == [.fullTime, .contract])
        #expect(profile.seniority == [.senior, .staff])
        #expect(profile.salaryFloor == .init(amount: 75_000, currency: "EUR", period: .year))
        #expect(profile.exclusions.technologies == ["PHP", "Salesforce"])
    }

    @Test func `an empty file is a profile without conditions`() throws {
        #expect(try load("") == Profile())
        #expect(try load("# nothing yet\n") == Profile())
        #expect(try load("languages:\n") == Profile())
    }

    @Test(arguments: ["Germany", "Deutschland", "de", "DE", "Allemagne", "germany"])
    func `a country is understood in several spellings`(name: String) throws {
        #expect(try load("residence: {country: \(name)}").residence?.country == CountryCode("DE"))
    }

    @Test(arguments: [("EU", 27), ("European Union", 27), ("EEA", 30), ("UK", 1), ("us", 1), ("DACH", 3)])
    func `a region stands for its countries`(name: String, count: Int) throws {
        #expect(try load("workAuthorisation: [\(name)]").workAuthorisation?.count == count)
    }

    @Test(arguments: [
        ("German: native", "de", LanguageLevel.c2), ("Deutsch: C1", "de", .c1), ("fr: fluent", "fr", .c1),
        ("Spanish: b2", "es", .b2), ("English: basic", "en", .a2),
    ])
    func `languages are understood by name, code, level and word`(
        line: String, code: String, level: LanguageLevel
    ) throws {
        #expect(try load("languages:\n  \(line)").languages == [LanguageSkill(language: code, level: level)])
    }

    @Test func `languages may be a list without levels`() throws {
        #expect(try load("languages: [English, French]").languages.map(\.language) == ["en", "fr"])
    }

    @Test(arguments: [
        ("lnguages: [English]", 1, "did you mean \"languages\"?"),
        ("residence:\n  contry: Germany", 2, "did you mean \"country\"?"),
        ("residence:\n  city: Berlin", 2, "needs a country"), ("residence: {country: Atlantis}", 1, "such as Germany"),
        ("languages:\n  Klingon: C1", 2, "a language such as"), ("languages:\n  German: superb", 2, "from A1 to C2"),
        ("willingToRelocate: perhaps", 1, "yes or no"), ("workplaces: [cellar]", 1, "remote, hybrid, onsite"),
        ("salaryFloor: {amount: much, currency: EUR}", 1, "a number"), ("salaryFloor: {amount: 5}", 1, "currency"),
        ("seniority: [wizard]", 1, "intern, junior"), ("- a\n- b", 1, "keys with values"),
        ("residence: {country: Germany, timeZone: Berlin}", 1, "Europe/Berlin"), ("exclusions: [php]", 1, "industries"),
    ])
    func `a mistake names the file, the line and what would be right`(yaml: String, line: Int, hint: String) {
        let error = #expect(throws: ProfileError.self) { try load(yaml) }
        #expect(error?.line == line)
        #expect(error?.file == "profile.yaml")
        #expect(error?.problem.contains(hint) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: ["a: [1", "a: b: c", "\t- x", "&a [*a]"])
    func `what is no YAML is an error, not a crash`(yaml: String) {
        #expect(throws: ProfileError.self) { try load(yaml) }
    }

    @Test func `goals, sizes, hours and corrections are read`() throws {
        let profile = try load(
            """
            maxHoursApart: 4
            goals: [Lead a team, "Move into teaching"]
            jobTypes: [full-time]
            workEnvironments: [remote]
            companySizes: [small, 51-200, 1001+]
            corrections:
              skills: {add: [Kubernetes], remove: [Java]}
              years: 7.5
              seniority: senior
            """)
        #expect(profile.maximumHoursApart == 4)
        #expect(profile.goals == ["Lead a team", "Move into teaching"])
        #expect(profile.employmentTypes == [.fullTime])
        #expect(profile.workplaces == [.remote])
        #expect(profile.companySizes == [.small, .medium, .huge])
        #expect(
            profile.corrections
                == .init(addedSkills: ["Kubernetes"], removedSkills: ["Java"], years: 7.5, seniority: .senior))
    }

    @Test(arguments: [
        ("maxHoursApart: far", "hours from 0 to 12"), ("companySizes: [gigantic]", "one of tiny"),
        ("corrections: {skills: {add: [Kubernets]}}", "did you mean \"Kubernetes\"?"),
        ("corrections: {year: 3}", "did you mean \"years\"?"), ("goal: [rest]", "did you mean \"goals\"?"),
    ])
    func `a mistake in the newer keys says what would be right`(yaml: String, hint: String) {
        #expect { try load(yaml) } throws: { "\($0)".contains(hint) }
    }
}
