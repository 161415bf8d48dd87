import Database

extension StoreSchema {
    /// The long texts stand last: SQLite then reads the rest of a row without them.
    ///
    /// `last_seen_at` may lag behind the company's `whole_answer_at`, which counts for every posting that is open.
    static let createPosting = Migration(
        "create posting",
        [
            """
            CREATE TABLE posting (
                id \(.identity),
                company \(.integer) NOT NULL REFERENCES company (id) ON DELETE CASCADE,
                external_id \(.text) NOT NULL CHECK (length(external_id) <= 500),
                state \(.text) NOT NULL CHECK (state IN ('open', 'closed')),
                list_hash \(.text) NOT NULL CHECK (length(list_hash) = 32),
                content_hash \(.text) NOT NULL CHECK (length(content_hash) = 32),
                first_seen_at \(.timestamp) NOT NULL,
                last_seen_at \(.timestamp) NOT NULL,
                changed_at \(.timestamp),
                closed_at \(.timestamp),
                reappeared_at \(.timestamp),
                missing_count \(.integer) NOT NULL DEFAULT 0 CHECK (missing_count >= 0),
                missing_since \(.timestamp),
                title \(.text) NOT NULL CHECK (length(title) <= 500),
                url \(.text) CHECK (length(url) BETWEEN 1 AND 2048),
                locations \(.json) NOT NULL,
                workplace \(.text) CHECK (workplace IN ('remote', 'hybrid', 'onsite')),
                employment_type \(.text) CHECK (length(employment_type) BETWEEN 1 AND 50),
                department \(.text) CHECK (length(department) <= 200),
                salary \(.json),
                posted_at \(.timestamp),
                updated_at \(.timestamp),
                description \(.text) NOT NULL CHECK (length(description) <= 200000),
                description_html \(.text) NOT NULL CHECK (length(description_html) <= 400000),
                UNIQUE (company, external_id),
                CONSTRAINT closed_has_a_time CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
                CONSTRAINT missing_has_a_beginning CHECK ((missing_count > 0) = (missing_since IS NOT NULL)),
                CONSTRAINT closed_is_not_missing CHECK (state = 'open' OR missing_count = 0)
            )\(.strict)
            """,
            "CREATE INDEX posting_open ON posting (company) WHERE state = 'open'",
            "CREATE INDEX posting_newest ON posting (first_seen_at DESC, id DESC) WHERE state = 'open'",
        ])
}
