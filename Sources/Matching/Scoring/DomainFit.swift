/// Whether the candidate has worked in the posting's industry: knowledge that carries over whatever the trade.
struct DomainFit {
    /// The industry both speak of most; nil without one.
    let shared: PostingFacts.IndustryFact?
    /// 0 for nothing in common, 1 for the industry that the posting is all about.
    let value: Double

    init(_ posting: PostingFacts, _ candidate: CandidateFacts) {
        let common = posting.industries.filter { candidate.industries.contains($0.industry) }
        shared = common.max { ($0.count, $1.industry) < ($1.count, $0.industry) }
        value = shared.map { Swift.min(1, Double($0.count) / 4) } ?? 0
    }
}
