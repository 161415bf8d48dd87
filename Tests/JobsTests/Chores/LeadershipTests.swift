import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct LeadershipTests {
    private static let ada = Leadership("cron", holder: "ada", term: .seconds(30))
    private static let bea = Leadership("cron", holder: "bea", term: .seconds(30))

    private static func holds(_ leadership: Leadership, at seconds: Double, in database: Database) async throws -> Bool
    {
        try await database.write { try leadership.holds(in: $0, now: QueueDatabase.later(seconds)) }
    }

    @Test(arguments: Engine.allCases)
    func `one has a duty, and another takes over when it has been silent for a term`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            var answers: [Bool] = []
            for (leadership, seconds) in [
                (Self.ada, 0.0), (Self.bea, 1), (Self.ada, 20), (Self.bea, 49), (Self.bea, 50), (Self.ada, 51),
            ] {
                answers.append(try await Self.holds(leadership, at: seconds, in: database))
            }
            #expect(answers == [true, false, true, false, true, false])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a duty that its holder resigns is free at once, and nobody can resign for another`(
        engine: Engine
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            _ = try await Self.holds(Self.ada, at: 0, in: database)
            try await database.write { try Self.bea.resign(in: $0) }
            let early = try await Self.holds(Self.bea, at: 1, in: database)
            try await database.write { try Self.ada.resign(in: $0) }
            let late = try await Self.holds(Self.bea, at: 2, in: database)
            #expect([early, late] == [false, true])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of many who want a duty at once one gets it`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let answers = try await withThrowingTaskGroup { group in
                for number in 0..<8 {
                    let leadership = Leadership("prune", holder: "holder \(number)")
                    group.addTask { try await Self.holds(leadership, at: 0, in: database) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.filter(\.self).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a duty whose holder died before the clock was set back changes hands`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let before = try await Self.holds(Self.ada, at: 0, in: database)
            let hourBack = try await Self.holds(Self.bea, at: -3_600, in: database)
            let minuteBack = try await Self.holds(Self.ada, at: -3_660, in: database)
            let afterItsTerm = try await Self.holds(Self.ada, at: -3_570, in: database)
            #expect([before, hourBack, minuteBack, afterItsTerm] == [true, true, false, true])
        }
    }
}
