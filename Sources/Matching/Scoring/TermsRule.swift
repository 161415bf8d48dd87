import Domain
import Foundation

/// Holds the workplace, the contract and the pay that a posting states against those the profile wants.
struct TermsRule: Sendable {
    let profile: Profile
    /// Nobody pays less for a year.
    private static let leastOfYear: Decimal = 1200
    /// Words by which a posting may pay more than it states.
    private static let variablePay = ["commission", "commissions", "OTE", "bonus", "bonuses", "Provision"]
        .flatMap { TokenisedText($0, lexicon: Vocabulary.shared.lexicon).tokens.map(\.wordNumber) }

    func ruling(_ read: ReadPosting, _ quote: Quote) -> Ruling {
        let (posting, facts) = (read.heard, read.facts)
        let rulings = [workplace(facts, quote), employment(posting, facts, quote), salary(read, quote)]
        if let broken = rulings.first(where: { $0.dealBreaker != nil }) { return broken }
        return Ruling(
            reasons: rulings.flatMap(\.reasons), considerations: rulings.flatMap(\.considerations),
            factor: rulings.map(\.factor).reduce(1, *))
    }

    private func workplace(_ facts: PostingFacts, _ quote: Quote) -> Ruling {
        guard !profile.workplaces.isEmpty else { return Ruling() }
        guard let said = facts.statedWorkplace else {
            return Ruling(considerations: [Finding("Does not say whether it is remote, hybrid or on site")])
        }
        if profile.workplaces.contains(said.workplace) { return Ruling() }
        if profile.workplaces.contains(.remote), facts.opensRemote { return Ruling() }
        let wanted = Workplace.allCases.filter(profile.workplaces.contains).map(\.words).joined(separator: " or ")
        return .breaks(
            .workplace, "It is \(said.workplace.words), and you look for \(wanted) work",
            quote: said.span.map(quote.words))
    }

    /// "Intern" in the title goes before the page's field, where "full-time" then tells the hours.
    private func employment(_ posting: Posting, _ facts: PostingFacts, _ quote: Quote) -> Ruling {
        guard !profile.employmentTypes.isEmpty else { return Ruling() }
        let titled = facts.seniority.flatMap { $0.level == .intern ? $0.span : nil }
        let learning: Set<EmploymentType> = [.internship, .apprenticeship]
        let says = titled == nil ? posting.employmentType : .internship
        guard let type = says, type != .other, !profile.employmentTypes.contains(type) else { return Ruling() }
        // Which of the two a trainee is, and whether part-time, the title does not say.
        if titled != nil, !profile.employmentTypes.isDisjoint(with: learning.union([.partTime])) { return Ruling() }
        let wanted = EmploymentType.allCases.filter(profile.employmentTypes.contains).map(\.words)
        return .breaks(
            .employmentType, "It is \(type.words), and you look for \(wanted.joined(separator: " or "))",
            quote: titled.map(quote.words))
    }

    private func salary(_ read: ReadPosting, _ quote: Quote) -> Ruling {
        let (posting, facts) = (read.heard, read.facts)
        guard let floor = profile.salaryFloor else { return Ruling() }
        guard let salary = posting.salary, let top = salary.max ?? salary.min else {
            if let pay = facts.pay { return said("The pay stands only in the text: check it", quote.sentence(pay)) }
            return said("Does not say what it pays")
        }
        guard let currency = salary.currency else { return said("Does not say in which currency it pays") }
        guard currency == floor.currency else {
            return said("Pays in another currency than your floor: \(currency)")
        }
        guard let period = salary.period else { return said("Does not say whether it pays per hour, month or year") }
        // "60–70 a year" means thousands, or is wrong.
        guard top * period.perYear >= Self.leastOfYear else {
            return said("What it says it pays cannot be right: \(top) \(currency) per \(period.rawValue)")
        }
        // An open end ("from 50,000") may reach any floor.
        guard salary.max != nil, top * period.perYear < floor.amount * floor.period.perYear else { return Ruling() }
        if isPaidByResults(facts) || Self.variablePay.contains(where: read.words.has) {
            return said("Pays at most \(top) \(floor.currency) per \(period.rawValue), and more that varies")
        }
        return .breaks(
            .salary, "Pays at most \(top) \(floor.currency) per \(period.rawValue), below your floor", quote: nil)
    }

    /// What a page states of a salesperson's pay is mostly the part without commission.
    private func isPaidByResults(_ facts: PostingFacts) -> Bool {
        facts.roles.contains { Vocabulary.shared.families.paths[$0.family].hasPrefix("sales") }
    }

    private func said(_ text: String, _ quote: String? = nil) -> Ruling {
        Ruling(considerations: [Finding(text, quote: quote)])
    }
}

extension Salary.Period {
    /// How many of them are worked in a year: 2,080 hours, 260 days.
    fileprivate var perYear: Decimal {
        switch self {
        case .hour: 2080
        case .day: 260
        case .week: 52
        case .month: 12
        case .year: 1
        }
    }
}

extension Workplace {
    fileprivate var words: String {
        switch self {
        case .remote: "remote"
        case .hybrid: "hybrid"
        case .onSite: "on site"
        }
    }
}

extension EmploymentType {
    fileprivate var words: String {
        switch self {
        case .fullTime: "full-time"
        case .partTime: "part-time"
        case .contract: "a contract"
        case .temporary: "temporary"
        case .internship: "an internship"
        case .apprenticeship: "an apprenticeship"
        case .volunteer: "volunteer work"
        case .perDiem: "per diem"
        case .other: "of another kind"
        }
    }
}
