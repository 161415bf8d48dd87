import Database

extension StoreSchema {
    static let createScrapeError = Migration(
        "create scrape error",
        [
            """
            CREATE TABLE scrape_error (
                id \(.identity),
                company \(.integer) NOT NULL REFERENCES company (id) ON DELETE CASCADE,
                kind \(.text) NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
                message \(.text) NOT NULL CHECK (length(message) <= 2000),
                first_at \(.timestamp) NOT NULL,
                last_at \(.timestamp) NOT NULL,
                count \(.integer) NOT NULL CHECK (count >= 1)
            )\(.strict)
            """,
            "CREATE INDEX scrape_error_company ON scrape_error (company, id)",
        ])
}
