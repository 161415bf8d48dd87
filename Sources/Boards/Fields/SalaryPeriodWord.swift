internal import Domain

extension Salary.Period {
    /// The period that a system's word stands for: "1 YEAR", "per-year-salary", "HOUR", "annually", "monthly". Nil for
    /// periods that there is no word of ours for ("bi-week-salary", "6 MONTH").
    init?(word: String) {
        let count = word.prefix(20).split { !$0.isNumber }.first
        let label = LabelWords(word)
        guard count == nil || count == "1", !Self.unlike.contains(where: label.hold),
            let found = Self.phrases.first(where: { label.hold($0.0) })
        else { return nil }
        self = found.1
    }

    private static let unlike: [LabelWords.Phrase] = [
        "bi", "semi", "biweekly", "bimonthly", "semimonthly", "fortnight*",
    ]

    private static let phrases: [(LabelWords.Phrase, Salary.Period)] = [
        ("year*", .year), ("annual*", .year), ("annum", .year), ("ann", .year), ("yr", .year), ("jahr*", .year),
        ("month*", .month), ("mon", .month), ("monat*", .month), ("mois", .month), ("week*", .week), ("wee", .week),
        ("hour*", .hour), ("hur", .hour), ("hr", .hour), ("stunde*", .hour), ("day*", .day), ("daily", .day),
        ("diem", .day),
    ]
}
