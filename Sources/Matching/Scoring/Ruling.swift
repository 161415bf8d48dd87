import Domain

/// What a rule on the candidate's conditions found: a deal-breaker, points to consider, and what they cost.
struct Ruling {
    var dealBreaker: DealBreaker?
    var reasons: [Finding] = []
    var considerations: [Finding] = []
    /// Multiplies the score.
    var factor = 1.0

    static func breaks(_ kind: DealBreaker.Kind, _ text: String, quote: String?) -> Ruling {
        Ruling(dealBreaker: DealBreaker(kind, text, quote: quote))
    }
}
