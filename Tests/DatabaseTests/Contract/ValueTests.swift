import Database
import DatabaseTestSupport
import Foundation
import Testing

/// What goes in comes out, on both engines.
struct ValueTests {
    enum Colour: String, SQLValue { case red, green }

    struct ThingID: RawRepresentable, SQLValue, Hashable { var rawValue: Int }

    struct Address: Codable, Equatable { var city: String, lines: [String] }

    private static func makeTable(_ database: Database) async throws {
        try await database.write { tx in
            try tx.run(
                """
                CREATE TABLE thing (
                    id \(.identity),
                    number \(.integer),
                    weight \(.double),
                    name \(.text),
                    active \(.boolean),
                    picture \(.bytes),
                    made_at \(.timestamp),
                    address \(.json),
                    mark \(.uuid)
                )\(.strict)
                """)
        }
    }

    @Test(arguments: Engine.allCases)
    func `every kind of value comes back as it was stored`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let madeAt = Date(timeIntervalSince1970: 1_795_000_000.123456)
            let mark = UUID()
            let address = Address(city: "Ålesund", lines: ["1 \"Quay\"", "\\", "{}"])
            let row = try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO thing (number, weight, name, active, picture, made_at, address, mark)
                    VALUES (\(Int.min), \(-0.1), \("søster 👩‍👩‍👧"), \(true), \(Data([0, 1, 255])), \(madeAt),
                        \(JSON(encoding: address)), \(mark))
                    """)
                return try #require(try tx.find("SELECT * FROM thing"))
            }
            #expect(try row["id"] == ThingID(rawValue: 1))
            #expect(try row["number"] == Int.min)
            #expect(try row["weight"] == -0.1)
            #expect(try row["name"] == "søster 👩‍👩‍👧")
            #expect(try row["active"] == true)
            #expect(try row["picture"] == Data([0, 1, 255]))
            let stored: Date = try row["made_at"]
            #expect(abs(stored.timeIntervalSince(madeAt)) < 0.000_001)
            #expect(try row.value("address", as: JSON.self).decoded(as: Address.self) == address)
            #expect(try row["mark"] == mark)
        }
    }

    @Test(arguments: Engine.allCases)
    func `every kind of value may be missing`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let row = try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO thing (number, weight, name, active, picture, made_at, address, mark)
                    VALUES (\(nil as Int?), \(nil as Double?), \(nil as String?), \(nil as Bool?), \(nil as Data?),
                        \(nil as Date?), \(nil as JSON?), \(nil as UUID?))
                    """)
                return try #require(try tx.find("SELECT * FROM thing WHERE \(nil as Date?) IS NULL"))
            }
            #expect(try row["number"] == nil as Int?)
            #expect(try row["made_at"] == nil as Date?)
            #expect(try row["address"] == nil as JSON?)
            #expect(try row["mark"] == nil as UUID?)
            #expect(throws: DatabaseError.mistake("column \"name\" holds NULL, which is no String")) {
                try row.value("name", as: String.self)
            }
        }
    }

    @Test(
        arguments: Engine.allCases,
        [0, 1, -1, 951_782_400, 1_709_164_800.999999, -62_135_596_800, 253_402_300_799.5, -0.000001])
    func `a time is kept to the microsecond from the year 1 to 9999`(engine: Engine, seconds: Double) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let time = Date(timeIntervalSince1970: seconds)
            let stored = try await database.write { tx in
                try tx.run("INSERT INTO thing (made_at) VALUES (\(time))")
                return try tx.value("SELECT made_at FROM thing WHERE made_at = \(time)", as: Date.self)
            }
            #expect(abs(stored.timeIntervalSince(time)) <= max(0.000_001, abs(seconds) * 2e-16))
            let again = try await database.read { try $0.value("SELECT \(stored) AS t", as: Date.self) }
            #expect(again == stored)
        }
    }

    @Test(arguments: Engine.allCases)
    func `enums, ids and lists are bound by their raw values`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let now = Date(timeIntervalSince1970: 1_800_000_000)
            let marks = [UUID(), UUID()]
            try await database.write { tx in
                try tx.run("INSERT INTO thing (name, made_at, mark) VALUES (\(Colour.red), \(now), \(marks[0]))")
                try tx.run("INSERT INTO thing (name) VALUES (\(Colour.green)), ('a \"b\", {c} \\')")
            }
            let (colours, ids, names, none, times, found) = try await database.read { tx in
                (
                    try tx.rows("SELECT name FROM thing WHERE name \(in: [Colour.red, .green]) ORDER BY id")
                        .map { try $0.value("name", as: Colour.self) },
                    try tx.rows("SELECT id FROM thing WHERE id \(in: [ThingID(rawValue: 3), ThingID(rawValue: 99)])")
                        .map { try $0.value("id", as: ThingID.self) },
                    try tx.value("SELECT count(*) FROM thing WHERE name \(in: ["a \"b\", {c} \\", "'"])", as: Int.self),
                    try tx.value("SELECT count(*) FROM thing WHERE id \(in: [] as [Int])", as: Int.self),
                    try tx.value("SELECT count(*) FROM thing WHERE made_at \(in: [now])", as: Int.self),
                    try tx.value("SELECT count(*) FROM thing WHERE mark \(in: marks)", as: Int.self)
                )
            }
            #expect(colours == [.red, .green])
            #expect(ids == [ThingID(rawValue: 3)])
            #expect(names == 1)
            #expect(none == 0)
            #expect(times == 1)
            #expect(found == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `sums and averages can be read as numbers`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let row = try await database.write { tx in
                try tx.run("INSERT INTO thing (number) VALUES (1), (2)")
                return try #require(
                    try tx.find("SELECT sum(number) AS total, avg(number) AS mean, max(id) AS last FROM thing"))
            }
            #expect(try row["total"] == 3)
            #expect(try row["mean"] == 1.5)
            #expect(try row["last"] == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `values of megabytes come back whole`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let text = String(repeating: "å\"\\\n", count: 500_000)
            let data = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            let row = try await database.write { tx in
                try tx.run("INSERT INTO thing (name, picture) VALUES (\(text), \(data))")
                return try #require(try tx.find("SELECT name, picture FROM thing"))
            }
            #expect(try row["name"] == text)
            #expect(try row["picture"] == data)
        }
    }
}
