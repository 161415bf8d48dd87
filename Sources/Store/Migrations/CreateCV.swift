import Database

extension StoreSchema {
    /// A candidate may have several CVs; the one that each had becomes the first.
    static let createCV = Migration(
        "create cv",
        [
            """
            CREATE TABLE cv (
                candidate \(.integer) NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
                position \(.integer) NOT NULL CHECK (position BETWEEN 1 AND 20),
                name \(.text) NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
                content \(.text) NOT NULL CHECK (length(content) <= 200000),
                PRIMARY KEY (candidate, position)
            )\(.strict)
            """,
            "INSERT INTO cv (candidate, position, name, content) SELECT id, 1, 'CV', cv FROM candidate",
            "ALTER TABLE candidate DROP COLUMN cv",
        ])
}
