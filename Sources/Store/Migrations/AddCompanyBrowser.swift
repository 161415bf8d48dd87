import Database

extension StoreSchema {
    /// Whether a company's page is read with a browser, where somebody said so.
    static let addCompanyBrowser = Migration(
        "add company browser",
        ["ALTER TABLE company ADD COLUMN browser \(.text) CHECK (browser IN ('auto', 'always', 'never'))"])
}
