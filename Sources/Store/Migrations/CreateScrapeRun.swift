import Database

extension StoreSchema {
    static let createScrapeRun = Migration(
        "create scrape run",
        [
            """
            CREATE TABLE scrape_run (
                id \(.identity),
                company \(.integer) NOT NULL REFERENCES company (id) ON DELETE CASCADE,
                started_at \(.timestamp) NOT NULL,
                duration_microseconds \(.integer) NOT NULL CHECK (duration_microseconds >= 0),
                outcome \(.text) NOT NULL CHECK (outcome IN ('ok', 'unchanged', 'truncated', 'suspect', 'failed')),
                system \(.text) CHECK (length(system) BETWEEN 1 AND 100),
                found \(.integer) NOT NULL CHECK (found >= 0),
                new \(.integer) NOT NULL CHECK (new >= 0),
                changed \(.integer) NOT NULL CHECK (changed >= 0),
                reappeared \(.integer) NOT NULL CHECK (reappeared >= 0),
                closed \(.integer) NOT NULL CHECK (closed >= 0),
                error \(.text) CHECK (length(error) BETWEEN 1 AND 2000),
                CONSTRAINT failed_has_an_error CHECK ((outcome = 'failed') = (error IS NOT NULL))
            )\(.strict)
            """,
            "CREATE INDEX scrape_run_company ON scrape_run (company, started_at DESC, id DESC)",
            "CREATE INDEX scrape_run_started ON scrape_run (started_at)",
        ])
}
