import Database
import DatabaseTestSupport
import Testing

/// The schema guards, and the error says which rule was broken.
struct ConstraintTests {
    static let rules: [(SQL, Constraint.Kind, name: String?, columns: [String])] = [
        ("INSERT INTO pet (name, kind, owner) VALUES ('a', 'cat', 1)", .unique, nil, ["name", "kind"]),
        ("INSERT INTO pet (id, name, kind, owner) VALUES (1, 'b', 'cat', 1)", .unique, nil, ["id"]),
        ("INSERT INTO pet (name, kind, owner) VALUES (NULL, 'cat', 1)", .notNull, nil, ["name"]),
        ("INSERT INTO pet (name, kind, owner) VALUES ('b', 'dragon', 1)", .check, "kind_is_known", []),
        ("INSERT INTO pet (name, kind, owner) VALUES ('b', 'cat', 7)", .foreignKey, nil, []),
        ("DELETE FROM person", .foreignKey, nil, []),
    ]

    private static func makeTables(_ database: Database) async throws {
        try await database.write { tx in
            try tx.run("CREATE TABLE person (id \(.identity))\(.strict)")
            try tx.run(
                """
                CREATE TABLE pet (
                    id \(.identity),
                    name TEXT NOT NULL,
                    kind TEXT NOT NULL CONSTRAINT kind_is_known CHECK (kind IN ('cat', 'dog')),
                    owner \(.integer) NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
                    mate \(.integer) REFERENCES pet (id) DEFERRABLE INITIALLY DEFERRED,
                    UNIQUE (name, kind)
                )\(.strict)
                """)
            try tx.run("INSERT INTO person (id) VALUES (1)")
            try tx.run("INSERT INTO pet (name, kind, owner) VALUES ('a', 'cat', 1)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a broken rule is named by its kind, columns or name`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTables(database)
            for (statement, kind, name, columns) in Self.rules {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write { try $0.run(statement) }
                }
                let broken = try #require(error?.brokenConstraint, "\(String(describing: error)): \(statement)")
                #expect(broken.kind == kind)
                #expect(broken.columns == columns)
                if let name { #expect(broken.name == name) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a reference that points at nothing when the transaction ends fails it`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTables(database)
            try await database.write { tx in
                try tx.run("INSERT INTO pet (id, name, kind, owner, mate) VALUES (8, 'x', 'cat', 1, 9)")
                try tx.run("INSERT INTO pet (id, name, kind, owner, mate) VALUES (9, 'y', 'cat', 1, 8)")
            }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { try $0.run("UPDATE pet SET mate = 77 WHERE id = 8") }
            }
            #expect(error?.brokenConstraint?.kind == .foreignKey)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is wrong in the program is called a mistake and names the place`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTables(database)
            for (statement, word) in [
                ("SELECT nonsense FROM pet", "nonsense"), ("SELEC", "SELEC"), ("SELECT 1 FROM nowhere", "nowhere"),
            ] as [(SQL, String)] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.read { try $0.rows(statement) }
                }
                guard case .mistake(let reason) = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(reason.contains(word))
            }
            let row = try #require(try await database.read { try $0.find("SELECT id, name FROM pet") })
            #expect(throws: DatabaseError.mistake("there is no column \"kind\" among id, name")) {
                try row.value("kind", as: String.self)
            }
            #expect(throws: DatabaseError.mistake("column \"name\" holds text, which is no Int")) {
                try row.value("name", as: Int.self)
            }
        }
    }
}
