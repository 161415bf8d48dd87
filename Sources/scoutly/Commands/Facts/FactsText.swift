import Domain
import Foundation
import Matching

/// A posting's facts as lines for a person: the fact, and in quotation marks what it was taken from.
struct FactsText {
    private(set) var lines: [String] = []

    init(_ record: FactsRecord) {
        let facts = record.facts
        lines = [TerminalText.visible([record.title, record.company].compactMap { $0 }.joined(separator: " — "))]
        for demand in [Facts.Demand.required, .preferred, .mentioned] {
            let skills = facts.skills.filter { $0.demand == demand }.map(\.name)
            add("skills \(demand.rawValue)", skills.joined(separator: ", "), nil)
        }
        for level in facts.seniority { add("seniority", level.level.rawValue, level.quote) }
        if let years = facts.years { add("years", years.least.formatted(), years.quote) }
        if let role = facts.roles.first { add("role family", role.family, role.quote) }
        for contract in facts.employment { add("employment", contract.type.rawValue, contract.quote) }
        for place in facts.workplaces { add("workplace", place.workplace.rawValue, place.quote) }
        add("countries", facts.countries.map(\.code).joined(separator: ", "), facts.countries.first?.quote)
        add("cities", facts.cities.map(\.name).joined(separator: ", "), facts.cities.first?.quote)
        add("remote from", facts.remoteRegions.map(\.region).joined(separator: ", "), facts.remoteRegions.first?.quote)
        if let zone = facts.timeZone { add("time zone", zone.quote, nil) }
        for language in facts.languages {
            let level = language.level.map { " \($0.rawValue)" } ?? ""
            add(
                "language", "\(language.codes.joined(separator: " or "))\(level), \(language.demand.rawValue)",
                language.quote)
        }
        add("sponsorship", facts.sponsorship.stance.rawValue, facts.sponsorship.quote)
        add("relocation", facts.relocation.stance.rawValue, facts.relocation.quote)
        for clearance in facts.clearances { add("clearance", clearance.kind.rawValue, clearance.quote) }
        if let pay = facts.salary { add("salary", Self.text(pay), pay.quote) }
    }

    private mutating func add(_ name: String, _ value: String, _ quote: String?) {
        guard !value.isEmpty else { return }
        let quoted = quote.map { "  “\($0)”" } ?? ""
        lines.append(TerminalText.visible("  \(name): \(value)\(quoted)"))
    }

    private static func text(_ pay: Facts.SalaryFact) -> String {
        let amounts = [pay.salary.min, pay.salary.max].map { $0.map { "\($0)" } ?? "…" }
        let range = amounts[0] == amounts[1] ? amounts[0] : amounts.joined(separator: "–")
        let period = pay.salary.period.map { " a \($0.rawValue)" } ?? ""
        return [range, pay.salary.currency].compactMap { $0 }.joined(separator: " ") + period
            + (pay.includesCommission ? ", with commission" : "")
    }
}
