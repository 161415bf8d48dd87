import Database
import DatabaseTestSupport
import Foundation
import Testing

/// Values are data: whatever they say, no engine takes them for SQL.
struct HostileValueTests {
    private static let injections = [
        "'; DROP TABLE note; --", "\" OR 1=1 --", "\\'; DROP TABLE note; --", "$1", "?", "?1", ":name", "{\"a\"}",
        "NULL", "",
        "'||(SELECT 1)||'", "\u{FEFF}", "\u{1}\u{7F}\r\n", "%s%n", "${HOME}", "\u{202E}txt", "E'\\x41'",
    ]

    private static func makeTable(_ database: Database) async throws {
        try await database.write { tx in
            try tx.run("CREATE TABLE note (id \(.identity), words \(.text), extra \(.json), raw \(.bytes))")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a text that looks like SQL is a text, wherever it is bound`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            for text in Self.injections {
                let row = try await database.write { tx in
                    let words: SQL = "words = \(text)"
                    try tx.run("DELETE FROM note")
                    try tx.run(
                        "INSERT INTO note (words, extra, raw) VALUES (\(text), \(JSON(encoding: [text])), \(Data(text.utf8)))"
                    )
                    try tx.run(batch: ["UPDATE note SET words = \(text) WHERE \(words)"])
                    return try #require(
                        try tx.find("SELECT * FROM note WHERE \(words) AND words \(in: [text, "other"])"))
                }
                #expect(try row["words"] == text)
                #expect(try row.value("extra", as: JSON.self).decoded(as: [String].self) == [text])
                #expect(try row["raw"] == Data(text.utf8))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what one engine would cut or change is refused by both`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let refused: [SQL] = [
                "INSERT INTO note (words) VALUES (\("a\0b"))",
                "INSERT INTO note (words) SELECT 'x' WHERE 'y' \(in: ["a\0b"])",
                "INSERT INTO note (extra) VALUES (\(JSON(text: #"["a\u0000b"]"#)))",
                "INSERT INTO note (words) SELECT 'x' WHERE \(Double.nan) > 1",
                "INSERT INTO note (words) SELECT 'x' WHERE \(Date.distantFuture.addingTimeInterval(1e12)) IS NULL",
                "INSERT INTO note (words) SELECT 'x' WHERE \(Date(timeIntervalSince1970: .infinity)) IS NULL",
            ]
            for statement in refused {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write { try $0.run(statement) }
                }
                guard case .invalidValue = error else {
                    Issue.record("\(String(describing: error)) instead of an invalid value")
                    continue
                }
            }
            let backslash = JSON(text: #"["\\u0000"]"#)
            try await database.write { try $0.run("INSERT INTO note (extra) VALUES (\(backslash))") }
            #expect(try await database.read { try $0.value("SELECT count(*) FROM note", as: Int.self) } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `identifiers known only at run time are quoted`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            let table = "order"
            let count = try await database.write { tx in
                try tx.run("CREATE TABLE \(identifier: table) (\(identifier: "select") \(.integer))")
                return try tx.run("INSERT INTO \(identifier: table) (\(identifier: "select")) VALUES (\(1))")
            }
            #expect(count == 1)
        }
    }

    @Test func `a name that could end its quotation marks stops the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = "DROP TABLE \(identifier: "a\"; --")" as SQL
        }
    }
}
