import Database

extension StoreSchema {
    /// Keys of services, sealed with a key that is not in the database.
    static let createSecret = Migration(
        "create secret",
        [
            """
            CREATE TABLE secret (
                name \(.text) PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 200),
                sealed \(.text) NOT NULL CHECK (length(sealed) BETWEEN 1 AND 10000),
                updated_at \(.timestamp) NOT NULL
            )\(.strict)
            """
        ])
}
