import Database
public import Domain
public import Foundation

/// What a model made of a match, as it is stored.
public struct StoredAnalysis: Sendable, Hashable {
    public var candidate: CandidateKey
    public var posting: PostingKey
    /// Of the posting as it was analysed.
    public var contentHash: ContentHash
    /// What local rules had made of it.
    public var localScore: Int
    /// As `provider/model`.
    public var model: String
    /// The prompt's name and version.
    public var prompt: String
    /// Nil when there was no answer that could be used, and `failure` says why.
    public var scores: AnalysisScores?
    public var failure: String?
    public var analysedAt: Date

    public init(
        candidate: CandidateKey, posting: PostingKey, contentHash: ContentHash, localScore: Int, model: String,
        prompt: String, scores: AnalysisScores?, failure: String?, analysedAt: Date
    ) {
        self.candidate = candidate
        self.posting = posting
        self.contentHash = contentHash
        self.localScore = localScore
        self.model = model
        self.prompt = prompt
        self.scores = scores
        self.failure = failure
        self.analysedAt = analysedAt
    }

    init(_ row: Row) throws {
        self.init(
            candidate: try row["candidate"], posting: try row["posting"], contentHash: try row["content_hash"],
            localScore: try row["local_score"], model: try row["model"], prompt: try row["prompt"],
            scores: try row.value("scores", as: JSON?.self)?.decoded(), failure: try row["failure"],
            analysedAt: try row["analysed_at"])
    }
}
