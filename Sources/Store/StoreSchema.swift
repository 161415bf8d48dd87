public import Database

/// The product's tables, and their history: a file for each step, and new steps at the end.
public enum StoreSchema {
    public static let migrations = MigrationSeries(
        "store",
        [
            createCompany, createScrapeError, createScrapeRun, createPosting, createCandidate, createMatch,
            createHostGate, addScrapeNote, addReposts, createAnalysis, createSecret, addCompanyBrowser, createCV,
            createPostingFacts, addMatchEngine,
        ])
}
