import Database

extension StoreSchema {
    /// What a look found out about the company's source: that it has moved, say.
    static let addScrapeNote = Migration(
        "add scrape note", ["ALTER TABLE scrape_run ADD COLUMN note \(.text) CHECK (length(note) <= 2000)"])
}
