public import Jobs
public import Store

/// Weighs a company's open postings against a candidate: those that are new, or changed, or were weighed by other
/// conditions.
public struct MatchPostings: Job {
    public static let kind = "match"

    public let candidate: CandidateKey
    public let company: CompanyKey

    public init(candidate: CandidateKey, company: CompanyKey) {
        self.candidate = candidate
        self.company = company
    }
}
