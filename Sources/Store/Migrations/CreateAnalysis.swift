import Database

extension StoreSchema {
    /// What a model made of a match, beside it: `content_hash` is that of the posting as it was analysed.
    static let createAnalysis = Migration(
        "create posting analysis",
        [
            """
            CREATE TABLE posting_analysis (
                candidate \(.integer) NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
                posting \(.integer) NOT NULL REFERENCES posting (id) ON DELETE CASCADE,
                content_hash \(.text) NOT NULL CHECK (length(content_hash) = 32),
                local_score \(.integer) NOT NULL CHECK (local_score BETWEEN 0 AND 100),
                model \(.text) NOT NULL CHECK (length(model) BETWEEN 1 AND 300),
                prompt \(.text) NOT NULL CHECK (length(prompt) BETWEEN 1 AND 100),
                scores \(.json),
                failure \(.text) CHECK (length(failure) BETWEEN 1 AND 2000),
                analysed_at \(.timestamp) NOT NULL,
                PRIMARY KEY (candidate, posting),
                CONSTRAINT failed_has_no_scores CHECK ((scores IS NULL) = (failure IS NOT NULL))
            )\(.strict)
            """,
            "CREATE INDEX posting_analysis_posting ON posting_analysis (posting)",
        ])
}
