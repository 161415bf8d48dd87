import Database

extension StoreSchema {
    static let createCandidate = Migration(
        "create candidate",
        [
            """
            CREATE TABLE candidate (
                id \(.identity),
                name \(.text) NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
                cv \(.text) NOT NULL CHECK (length(cv) <= 200000),
                profile \(.text) CHECK (length(profile) <= 200000),
                created_at \(.timestamp) NOT NULL,
                updated_at \(.timestamp) NOT NULL
            )\(.strict)
            """
        ])
}
