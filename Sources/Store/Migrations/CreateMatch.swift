import Database

extension StoreSchema {
    /// `content_hash` is that of the posting as it was weighed.
    static let createMatch = Migration(
        "create posting match",
        [
            """
            CREATE TABLE posting_match (
                candidate \(.integer) NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
                posting \(.integer) NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
                content_hash \(.text) NOT NULL CHECK (length(content_hash) = 32),
                score \(.integer) NOT NULL CHECK (score BETWEEN 0 AND 100),
                band \(.text) NOT NULL CHECK (band IN ('excellent', 'good', 'fair', 'weak', 'rejected')),
                verdict \(.text) NOT NULL CHECK (verdict IN ('apply', 'consider', 'stretch', 'skip')),
                deal_breaker \(.text) CHECK (length(deal_breaker) BETWEEN 1 AND 50),
                is_provisional \(.boolean) NOT NULL,
                findings \(.json) NOT NULL,
                matched_at \(.timestamp) NOT NULL,
                PRIMARY KEY (candidate, posting),
                CONSTRAINT rejected_has_a_deal_breaker CHECK ((band = 'rejected') = (deal_breaker IS NOT NULL)),
                CONSTRAINT rejected_scores_nothing CHECK (band <> 'rejected' OR score = 0)
            )\(.strict)
            """,
            "CREATE INDEX posting_match_best ON posting_match (candidate, score DESC, posting)",
            "CREATE INDEX posting_match_posting ON posting_match (posting)",
        ])
}
