/// What weighing one posting against one candidate came to, with the words it rests on.
public struct Match: Sendable, Hashable, Codable {
    /// 0–100; 0 when there is a deal-breaker.
    public var score: Int
    public var band: Band
    public var verdict: Verdict
    /// Why it fits.
    public var reasons: [Finding]
    /// What speaks against it or is not said.
    public var considerations: [Finding]
    /// What is asked for beyond what the CV shows, and could be grown into.
    public var stretchGoals: [Finding]
    public var dealBreaker: DealBreaker?
    /// There was too little to read for more than a guess.
    public var isProvisional: Bool
    /// The CV that fits best, by its name; nil for a candidate with one.
    public var cv: String?

    public init(
        score: Int, verdict: Verdict, reasons: [Finding] = [], considerations: [Finding] = [],
        stretchGoals: [Finding] = [], dealBreaker: DealBreaker? = nil, isProvisional: Bool = false, cv: String? = nil
    ) {
        self.score = dealBreaker == nil ? Swift.min(Swift.max(score, 0), 100) : 0
        self.band = dealBreaker == nil ? Band(score: self.score) : .rejected
        self.verdict = dealBreaker == nil ? verdict : .skip
        self.reasons = reasons
        self.considerations = considerations
        self.stretchGoals = stretchGoals
        self.dealBreaker = dealBreaker
        self.isProvisional = isProvisional
        self.cv = cv
    }

    /// The score as a word.
    public enum Band: String, Sendable, Hashable, Codable, CaseIterable {
        case excellent, good, fair, weak, rejected

        public init(score: Int) {
            self = score >= 80 ? .excellent : score >= 60 ? .good : score >= 40 ? .fair : .weak
        }
    }

    /// What to do about the posting.
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        case apply, consider, stretch, skip
    }
}

/// One point for or against a posting.
public struct Finding: Sendable, Hashable, Codable {
    /// A short sentence for a person.
    public var text: String
    /// The words of the posting or the CV that it rests on, to the letter; nil when it rests on silence, or on a field of
    /// the posting (its contract, workplace, pay or company) rather than on words.
    public var quote: String?

    public init(_ text: String, quote: String? = nil) {
        self.text = text
        self.quote = quote
    }
}

/// A condition of the candidate that the posting certainly does not meet.
public struct DealBreaker: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case location, workAuthorisation, timeZone, language, workplace, employmentType, salary
        case company, industry, technology, role, word
    }

    public var kind: Kind
    public var text: String
    public var quote: String?

    public init(_ kind: Kind, _ text: String, quote: String?) {
        self.kind = kind
        self.text = text
        self.quote = quote
    }
}
