import Domain
import Foundation
import Yams

/// The parts of a profile that have keys of their own.
extension ProfileReader {
    func salary(_ node: Node) throws -> Profile.SalaryFloor {
        var (amount, currency, period): (Decimal?, String?, Salary.Period) = (nil, nil, .year)
        for (key, value) in try entries(node, of: "salaryFloor", ["amount", "currency", "period"]) {
            let text = try string(value, "salaryFloor.\(key)")
            switch key {
            case "amount":
                let digits = text.filter { $0 != "_" && $0 != "," && $0 != " " }
                let isNumber = digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
                amount = isNumber ? Decimal(string: digits, locale: Locale(identifier: "en_US_POSIX")) : nil
                // "70.000" is seventy to a program and seventy thousand to half of Europe.
                if amount == nil || digits.contains(/\.\d{3}$/) {
                    throw wrong(value, "salaryFloor.amount", text, "a number such as 65000, without a point")
                }
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

    func exclusions(_ node: Node) throws -> Profile.Exclusions {
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

    func corrections(_ node: Node) throws -> Profile.Corrections {
        var corrections = Profile.Corrections()
        for (key, value) in try entries(node, of: "corrections", ["skills", "years", "seniority"]) {
            let path = "corrections.\(key)"
            switch key {
            case "skills":
                for (kind, list) in try entries(value, of: path, ["add", "remove"]) {
                    let skills = try skills(list, "\(path).\(kind)")
                    if kind == "add" { corrections.addedSkills = skills } else { corrections.removedSkills = skills }
                }
            case "years":
                let text = try string(value, path)
                guard let years = Double(text), (0...60).contains(years) else {
                    throw wrong(value, path, text, "a number of years such as 7")
                }
                corrections.years = years
            default: corrections.seniority = try seniority(value, path)
            }
        }
        return corrections
    }

    /// Names that the vocabulary knows: another one would change nothing, silently.
    private func skills(_ node: Node, _ key: String) throws -> [String] {
        try strings(node, key).map { word, at in
            guard names.isSkill(word) else {
                throw error(at, key, "\"\(word)\" is no skill that Scoutly knows\(names.similarSkill(word))")
            }
            return word
        }
    }

    func seniority(_ node: Node, _ key: String) throws -> Seniority {
        let word = try string(node, key)
        guard let level = names.seniority(word) else {
            throw wrong(node, key, word, "one of \(Self.list(Seniority.allCases.map(\.rawValue)))")
        }
        return level
    }
}
