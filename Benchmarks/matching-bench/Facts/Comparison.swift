import Domain
import Foundation
import Matching

/// Holds the facts of one posting against its label; what is unclear is not scored.
struct Comparison {
    private(set) var outcomes: [Outcome] = []

    init(_ label: Label, _ facts: Facts) {
        compareSkills(label, facts)
        compare("seniority", label.seniority, facts.seniority.map(\.level.rawValue))
        switch label.years {
        case .unclear: break
        case .untold: outcomes.append(Outcome("years", labelled: nil, found: facts.years.map { "\($0.least)" }))
        case .told(let years):
            outcomes.append(Outcome("years", labelled: "\(years)", found: facts.years.map { "\($0.least)" }))
        }
        compareRole(label, facts)
        compare("employment", label.employment, facts.employment.map(\.type.rawValue))
        compare("workplace", label.workplace, facts.workplaces.map(\.workplace.rawValue))
        compare("countries", label.countries, facts.countries.map(\.code))
        compare("cities", label.cities, facts.cities.map(\.name))
        compare("remote region", label.remote, facts.remoteRegions.map(\.region))
        compareLanguages(label, facts)
        compare("sponsorship", label.sponsorship, facts.sponsorship.stance.rawValue)
        compare("relocation", label.relocation, facts.relocation.stance.rawValue)
        compareWords("clearance", label.clearance, facts.clearances.first?.quote)
        compareWords("time zone", label.timeZone, facts.timeZone?.quote)
        compareSalary(label, facts)
    }

    private mutating func compare(_ fact: String, _ label: Doubtful<[String]>, _ found: [String]) {
        guard case .told(let values) = label else { return }
        outcomes.append(Outcome(fact, labelled: Set(values), found: Set(found)))
    }

    private mutating func compare(_ fact: String, _ label: Doubtful<String>, _ found: String) {
        guard case .told(let value) = label else { return }
        let silent = "unsaid"
        outcomes.append(
            Outcome(fact, labelled: value == silent ? nil : value, found: found == silent ? nil : found))
    }

    /// Told in words of the labeller's own: only whether something is asked at all can be compared.
    private mutating func compareWords(_ fact: String, _ label: Doubtful<String>, _ quote: String?) {
        switch label {
        case .unclear: break
        case .untold: outcomes.append(Outcome(fact, labelled: nil, found: quote))
        case .told(let words):
            outcomes.append(Outcome(fact, labelled: words, found: quote, isSame: quote != nil))
        }
    }

    /// Any of the families that are equally right will do.
    private mutating func compareRole(_ label: Label, _ facts: Facts) {
        guard case .told(let families) = label.role else { return }
        let found = facts.roles.first?.family
        outcomes.append(
            Outcome(
                "role family", labelled: families.joined(separator: " | "), found: found,
                isSame: found.map(families.contains) ?? families.isEmpty))
    }

    private mutating func compareLanguages(_ label: Label, _ facts: Facts) {
        guard case .told(let languages) = label.languages else { return }
        let found = facts.languages.map { fact in
            (
                isRequired: fact.demand == .required,
                text: fact.codes.map { "\($0)\(fact.level.map { ":\($0.rawValue)" } ?? "")" }.joined(separator: "|"),
                code: fact.codes.joined(separator: "|")
            )
        }
        let required = found.filter(\.isRequired)
        outcomes.append(Outcome("languages", labelled: codes(languages.required), found: Set(required.map(\.code))))
        outcomes.append(
            Outcome("languages with level", labelled: Set(languages.required), found: Set(required.map(\.text))))
        outcomes.append(
            Outcome(
                "languages preferred", labelled: codes(languages.preferred),
                found: Set(found.filter { !$0.isRequired }.map(\.code))))
    }

    private func codes(_ languages: [String]) -> Set<String> {
        Set(languages.map { $0.replacing(/:[ABC][12]/, with: "") })
    }

    private mutating func compareSkills(_ label: Label, _ facts: Facts) {
        guard case .told(let skills) = label.skills else { return }
        func names(_ list: [String]) -> Set<String> { Set(list.map { SkillNames.shared.canonical($0) ?? $0 }) }
        let unclear = names(skills.unclear ?? [])
        let found = facts.skills.filter { !unclear.contains($0.name) }
        let named = names(skills.required + skills.preferred + skills.mentioned)
        let required = names(skills.required)
        func outcome(_ fact: String, _ labelled: Set<String>, _ found: [Facts.SkillFact], _ isOfKind: (String) -> Bool)
        {
            outcomes.append(
                Outcome(fact, labelled: labelled.filter(isOfKind), found: Set(found.map(\.name).filter(isOfKind))))
        }
        let isTool = { (name: String) in SkillNames.shared.kind(of: name) == .tool }
        let isOther = { (name: String) in SkillNames.shared.kind(of: name) != .tool }
        let foundRequired = found.filter { $0.demand == .required }
        outcome("skills named", named, found) { _ in true }
        outcome("  tools and technologies", named, found, isTool)
        outcome("  trades and certificates", named, found, isOther)
        outcome("skills required", required, foundRequired) { _ in true }
        outcome("  tools and technologies, required", required, foundRequired, isTool)
        outcome("  trades and certificates, required", required, foundRequired, isOther)
    }

    private mutating func compareSalary(_ label: Label, _ facts: Facts) {
        let found = facts.salary.map { Self.text($0.salary) }
        switch label.salary {
        case .unclear: break
        case .untold: outcomes.append(Outcome("salary", labelled: nil, found: found))
        case .told(let pay):
            let labelled = Self.text(pay.least, pay.most, pay.currency, pay.period)
            outcomes.append(Outcome("salary", labelled: labelled, found: found))
        }
    }

    private static func text(_ salary: Salary) -> String {
        text(
            salary.min.map { NSDecimalNumber(decimal: $0).doubleValue },
            salary.max.map { NSDecimalNumber(decimal: $0).doubleValue }, salary.currency, salary.period?.rawValue)
    }

    private static func text(_ least: Double?, _ most: Double?, _ currency: String?, _ period: String?) -> String {
        func figure(_ amount: Double?) -> String { amount.map { String(format: "%g", $0) } ?? "…" }
        return "\(figure(least))–\(figure(most)) \(currency ?? "?")/\(period ?? "?")"
    }
}
