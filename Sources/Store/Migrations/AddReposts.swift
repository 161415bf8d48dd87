import Database

extension StoreSchema {
    /// `repost_of` is the first of those that repeat each other. Older rows get their hash and signature when their
    /// company is next looked at; a text that says too little has a signature of no bytes.
    static let addReposts = Migration(
        "add reposts",
        [
            "ALTER TABLE posting ADD COLUMN opening_hash \(.text) CHECK (length(opening_hash) = 32)",
            "ALTER TABLE posting ADD COLUMN signature \(.bytes) CHECK (length(signature) IN (0, 128))",
            "ALTER TABLE posting ADD COLUMN repost_of \(.integer) REFERENCES posting (id) ON DELETE SET NULL",
            "CREATE INDEX posting_opening ON posting (company, opening_hash, state)",
            "CREATE INDEX posting_unsigned ON posting (company) WHERE signature IS NULL",
            "CREATE INDEX posting_repost ON posting (repost_of) WHERE repost_of IS NOT NULL",
        ])
}
