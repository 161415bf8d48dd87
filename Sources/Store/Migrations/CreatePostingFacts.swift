import Database

extension StoreSchema {
    /// What a posting asks for and offers, made once: `content_hash` is that of the posting as it was read, `version` that
    /// of the reader. And how often words stand in the postings, up to one with the id `counted_through`.
    static let createPostingFacts = Migration(
        "create posting facts",
        [
            """
            CREATE TABLE posting_facts (
                posting \(.integer) PRIMARY KEY REFERENCES posting (id) ON DELETE CASCADE,
                content_hash \(.text) NOT NULL CHECK (length(content_hash) = 32),
                version \(.integer) NOT NULL CHECK (version > 0),
                facts \(.json) NOT NULL
            )\(.strict)
            """,
            """
            CREATE TABLE word_counts (
                name \(.text) PRIMARY KEY CHECK (name = 'postings'),
                counted_through \(.integer) NOT NULL CHECK (counted_through >= 0),
                counts \(.bytes) NOT NULL
            )\(.strict)
            """,
        ])
}
