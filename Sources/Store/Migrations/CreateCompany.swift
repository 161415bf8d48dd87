import Database

extension StoreSchema {
    /// `whole_answer_at` is when the careers page last gave a whole answer: every posting that is open was in it, unless
    /// it came later, so that an answer without news changes this one row.
    static let createCompany = Migration(
        "create company",
        [
            """
            CREATE TABLE company (
                id \(.identity),
                company_id \(.text) NOT NULL UNIQUE CHECK (length(company_id) BETWEEN 1 AND 100),
                name \(.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
                careers_url \(.text) NOT NULL CHECK (length(careers_url) BETWEEN 1 AND 2048),
                host \(.text) NOT NULL CHECK (length(host) BETWEEN 1 AND 253 AND host = lower(host)),
                selector \(.text) CHECK (length(selector) BETWEEN 1 AND 1000),
                work_model \(.text) CHECK (work_model IN ('FULLY_REMOTE', 'HYBRID', 'IN_OFFICE')),
                headquarters \(.text) CHECK (length(headquarters) BETWEEN 1 AND 200),
                office_locations \(.json) NOT NULL,
                fields \(.json) NOT NULL,
                open_to_application \(.boolean) NOT NULL,
                priority \(.text) CHECK (priority IN ('high', 'medium', 'low')),
                system \(.text) CHECK (length(system) BETWEEN 1 AND 100),
                token \(.text) CHECK (length(token) BETWEEN 1 AND 500),
                last_scraped_at \(.timestamp),
                next_scrape_at \(.timestamp) NOT NULL,
                whole_answer_at \(.timestamp),
                failures_in_row \(.integer) NOT NULL DEFAULT 0 CHECK (failures_in_row >= 0),
                is_problematic \(.boolean) NOT NULL DEFAULT FALSE,
                created_at \(.timestamp) NOT NULL,
                updated_at \(.timestamp) NOT NULL,
                CONSTRAINT board_has_a_system CHECK (token IS NULL OR system IS NOT NULL),
                CONSTRAINT problems_have_failures CHECK (failures_in_row > 0 OR NOT is_problematic)
            )\(.strict)
            """,
            "CREATE INDEX company_due ON company (next_scrape_at)",
        ])
}
