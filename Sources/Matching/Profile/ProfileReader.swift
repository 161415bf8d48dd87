import Domain
import Foundation
import Yams

/// Walks the tree of a profile file; each mistake is an error that says what would be right.
struct ProfileReader {
    let file: String
    let names: ProfileNames

    /// Two words for one thing stand beside each other; what users call "job types" is `employmentTypes` in the code.
    private static let keys = [
        "residence", "workAuthorisation", "willingToRelocate", "languages", "maxHoursApart", "goals", "workplaces",
        "workEnvironments", "employmentTypes", "jobTypes", "companySizes", "seniority", "salaryFloor", "exclusions",
        "corrections",
    ]

    mutating func profile(_ root: Node) throws -> Profile {
        var profile = Profile()
        for (key, node) in try entries(root, of: nil, Self.keys) {
            switch key {
            case "residence": profile.residence = try residence(node)
            case "workAuthorisation": profile.workAuthorisation = try authorisation(node)
            case "willingToRelocate": profile.willingToRelocate = try flag(node, key)
            case "languages": profile.languages = try languages(node)
            case "maxHoursApart": profile.maximumHoursApart = try hours(node, key)
            case "goals": profile.goals = try strings(node, key).map(\.0)
            case "workplaces", "workEnvironments": profile.workplaces = try choices(node, key) { Self.workplace($0) }
            case "employmentTypes", "jobTypes":
                profile.employmentTypes = try choices(node, key) { Self.employment($0) }
            case "companySizes": profile.companySizes = try choices(node, key) { Self.companySize($0) }
            case "seniority":
                profile.seniority = Set(try items(node, key).map { try seniority($0, key) })
            case "salaryFloor": profile.salaryFloor = try salary(node)
            case "corrections": profile.corrections = try corrections(node)
            default: profile.exclusions = try exclusions(node)
            }
        }
        return profile
    }

    private func residence(_ node: Node) throws -> Profile.Residence {
        var (country, city, zone): (CountryCode?, String?, String?) = (nil, nil, nil)
        for (key, value) in try entries(node, of: "residence", ["country", "city", "timeZone"]) {
            let text = try string(value, "residence.\(key)")
            switch key {
            case "country":
                country = names.country(text)
                if country == nil { throw wrong(value, "residence.country", text, "a country such as Germany or DE") }
            case "city": city = text
            default:
                guard TimeZone(identifier: text) != nil else {
                    throw wrong(value, "residence.timeZone", text, "an IANA name such as Europe/Berlin")
                }
                zone = text
            }
        }
        guard let country else { throw error(node, "residence", "needs a country, such as \"country: Germany\"") }
        return Profile.Residence(country: country, city: city, timeZone: zone)
    }

    private func authorisation(_ node: Node) throws -> Set<CountryCode> {
        try strings(node, "workAuthorisation").reduce(into: []) { all, item in
            guard let countries = names.countries(item.0) else {
                throw wrong(
                    item.1, "workAuthorisation", item.0, "a country or region such as Germany, EU, EEA, UK or US")
            }
            all.formUnion(countries)
        }
    }

    /// A mapping of language to level, or a list of languages.
    private func languages(_ node: Node) throws -> [LanguageSkill] {
        let pairs: [(Node, Node?)]
        if let mapping = node.mapping {
            pairs = mapping.map { ($0.key, $0.value) }
        } else {
            pairs = try items(node, "languages").flatMap { item -> [(Node, Node?)] in
                item.mapping.map { $0.map { ($0.key, $0.value) } } ?? [(item, nil)]
            }
        }
        return try pairs.map { name, level in
            let text = try string(name, "languages")
            guard let code = names.language(text) else {
                throw wrong(name, "languages", text, "a language such as English, Deutsch or fr")
            }
            guard let level, level.null == nil else { return LanguageSkill(language: code) }
            let word = try string(level, "languages.\(text)")
            guard let known = names.level(word) else {
                throw wrong(level, "languages.\(text)", word, "a level from A1 to C2, native, fluent or basic")
            }
            return LanguageSkill(language: code, level: known)
        }
    }

    private func hours(_ node: Node, _ key: String) throws -> Double {
        let text = try string(node, key)
        guard let hours = Double(text), (0...12).contains(hours) else {
            throw wrong(node, key, text, "hours from 0 to 12, such as 4")
        }
        return hours
    }

    private static func companySize(_ word: String) -> CompanySize? {
        let digits = word.split { !$0.isNumber }.compactMap { Int($0) }
        return CompanySize(rawValue: word.lowercased())
            ?? digits.last.map { CompanySize(people: $0 + (word.hasSuffix("+") ? 1 : 0)) }
    }

    private static func workplace(_ word: String) -> Workplace? {
        let letters = word.lowercased().filter(\.isLetter)
        return Workplace.allCases.first { $0.rawValue == letters } ?? (letters == "office" ? .onSite : nil)
    }

    private static func employment(_ word: String) -> EmploymentType? {
        let letters = word.lowercased().filter(\.isLetter)
        return EmploymentType.allCases.first { $0.rawValue.filter(\.isLetter) == letters }
            ?? (letters == "permanent" ? .fullTime : letters == "freelance" ? .contract : nil)
    }
}
