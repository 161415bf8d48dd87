import Database

extension StoreSchema {
    /// The version of the engine that weighed the posting; 1 is all that came before there were versions.
    static let addMatchEngine = Migration(
        "add match engine",
        ["ALTER TABLE posting_match ADD COLUMN engine \(.integer) NOT NULL DEFAULT 1 CHECK (engine > 0)"])
}
