import Database
import DatabaseTestSupport
import Testing

/// Wake-ups arrive with what they tell of.
struct NotificationTests {
    struct Refusal: Error {}

    @Test(arguments: Engine.allCases)
    func `a notification arrives after its transaction has committed`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await database.write { try $0.run("CREATE TABLE note (words TEXT)") }
            var heard = try await database.listen(to: "notes", "Ünï \"x\"").makeAsyncIterator()
            try await database.write { tx in
                try tx.run("INSERT INTO note (words) VALUES ('a')")
                try tx.notify("notes", "first; 'quoted'")
            }
            try await database.notify("somewhere else")
            try await database.notify("Ünï \"x\"")
            #expect(await heard.next() == .message(channel: "notes", payload: "first; 'quoted'"))
            #expect(try await database.read { try $0.value("SELECT count(*) FROM note", as: Int.self) } == 1)
            #expect(await heard.next() == .message(channel: "Ünï \"x\"", payload: ""))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a transaction that is taken back notifies nobody`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            var heard = try await database.listen(to: "notes").makeAsyncIterator()
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.notify("notes", "never")
                    throw Refusal()
                }
            }
            try await database.write { tx in
                _ = try? tx.attempt { inner in
                    try inner.notify("notes", "neither")
                    throw Refusal()
                }
                try tx.notify("notes", "now")
            }
            #expect(await heard.next() == .message(channel: "notes", payload: "now"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `each listener hears for itself, and one that comes later hears what comes later`(engine: Engine) async throws
    {
        try await TestDatabase.run(on: engine) { database in
            var early = try await database.listen(to: "notes").makeAsyncIterator()
            try await database.notify("notes", "one")
            #expect(await early.next() == .message(channel: "notes", payload: "one"))
            var late = try await database.listen(to: "notes", "others").makeAsyncIterator()
            try await database.notify("notes", "two")
            #expect(await early.next() == .message(channel: "notes", payload: "two"))
            #expect(await late.next() == .message(channel: "notes", payload: "two"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a reader who is too slow finds a gap instead of a heap`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            let notifications = try await database.listen(to: "notes", "done")
            var done = try await database.listen(to: "done").makeAsyncIterator()
            try await database.write { tx in for number in 0...1_000 { try tx.notify("notes", "\(number)") } }
            try await database.notify("done")
            _ = await done.next()
            var heard = notifications.makeAsyncIterator()
            #expect(await heard.next() == .gap)
        }
    }

    @Test(arguments: Engine.allCases)
    func `listening ends when the database is closed or the task is cancelled`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            let notifications = try await database.listen(to: "notes")
            let listening = Task { for await _ in notifications {} }
            listening.cancel()
            await listening.value
            var heard = notifications.makeAsyncIterator()
            await database.close()
            #expect(await heard.next() == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a payload that PostgreSQL would refuse is refused by both`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            for (channel, payload) in [("notes", String(repeating: "x", count: 8_000)), ("", "x"), ("no\0tes", "x")] {
                await #expect(throws: DatabaseError.self) { try await database.notify(channel, payload) }
            }
            try await database.notify("notes", String(repeating: "x", count: 7_999))
        }
    }
}
