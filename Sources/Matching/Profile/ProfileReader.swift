import Domain
import Foundation
import Yams

/// Walks the tree of a profile file; each mistake is an error that says what would be right.
struct ProfileReader {
    let file: String
    let names: ProfileNames

    mutating func profile(_ root: Node) throws -> Profile {
        var profile = Profile()
        let keys = [
            "residence", "workAuthorisation", "willingToRelocate", "languages", "workplaces", "employmentTypes",
            "seniority", "salaryFloor", "exclusions",
        ]
        for (key, node) in try entries(root, of: nil, keys) {
            switch key {
            case "residence": profile.residence = try residence(node)
            case "workAuthorisation": profile.workAuthorisation = try authorisation(node)
            case "willingToRelocate": profile.willingToRelocate = try flag(node, key)
            case "languages": profile.languages = try languages(node)
            case "workplaces": profile.workplaces = try choices(node, key) { Self.workplace($0) }
            case "employmentTypes": profile.employmentTypes = try choices(node, key) { Self.employment($0) }
            case "seniority":
                profile.seniority = Set(
                    try strings(node, key).map { word, at in
                        guard let level = names.seniority(word) else {
                            throw wrong(at, key, word, "one of \(Self.list(Seniority.allCases.map(\.rawValue)))")
                        }
                        return level
                    })
            case "salaryFloor": profile.salaryFloor = try salary(node)
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

    private func salary(_ node: Node) throws -> Profile.SalaryFloor {
        var (amount, currency, period): (Decimal?, String?, Salary.Period) = (nil, nil, .year)
        for (key, value) in try entries(node, of: "salaryFloor", ["amount", "currency", "period"]) {
            let text = try string(value, "salaryFloor.\(key)")
            switch key {
            case "amount":
                let digits = text.filter { $0 != "_" && $0 != "," && $0 != " " }
                let isNumber = digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
                amount = isNumber ? Decimal(string: digits, locale: Locale(identifier: "en_US_POSIX")) : nil
                if amount == nil { throw wrong(value, "salaryFloor.amount", text, "a number such as 65000") }
            case "currency":
                let code = text.uppercased()
                guard code.count == 3, code.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                    throw wrong(value, "salaryFloor.currency", text, "a currency's code such as EUR or USD")
                }
                currency = code
            default:
                guard let known = Salary.Period(rawValue: text.lowercased()) else {
                    throw wrong(
                        value, "salaryFloor.period", text, "one of \(Self.list(Salary.Period.allCases.map(\.rawValue)))"
                    )
                }
                period = known
            }
        }
        guard let amount, let currency else {
            throw error(
                node, "salaryFloor", "needs an amount and a currency, such as \"{amount: 65000, currency: EUR}\"")
        }
        return Profile.SalaryFloor(amount: amount, currency: currency, period: period)
    }

    private func exclusions(_ node: Node) throws -> Profile.Exclusions {
        var exclusions = Profile.Exclusions()
        let keys = ["industries", "technologies", "roles", "companies", "words"]
        for (key, value) in try entries(node, of: "exclusions", keys) {
            let words = try strings(value, "exclusions.\(key)").map(\.0)
            switch key {
            case "industries": exclusions.industries = words
            case "technologies": exclusions.technologies = words
            case "roles": exclusions.roles = words
            case "companies": exclusions.companies = words
            default: exclusions.words = words
            }
        }
        return exclusions
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
