import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// Random things happen to a queue and to a model of it that a child could follow; after each they are the same.
@Suite(.timeLimit(.minutes(60)))
struct ModelTests {
    private static let rounds = 4 * TestLength.factor
    private static let operations = 250
    /// How often a failure is tried with less.
    private static let mostTries = 200

    @Test(arguments: Engine.allCases)
    func `whatever is done to it the queue is what its model is`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            for round in 0..<Self.rounds {
                let seed = TestLength.seed &+ UInt64(round)
                var random = SeededRandom(seed: seed)
                let operations = (0..<Self.operations).map { _ in QueueOperation.random(using: &random) }
                guard try await Self.failure(of: operations, in: database) != nil else { continue }
                let few = try await Self.shrunk(operations, in: database)
                let reason = try await Self.failure(of: few, in: database)
                let story = few.map { "  \($0)" }.joined(separator: "\n")
                Issue.record("SCOUTLY_SEED=\(seed): \(reason ?? "it comes and goes") by\n\(story)")
                return
            }
        }
    }

    /// Why the queue and the model part, nil when they do not.
    private static func failure(of operations: [QueueOperation], in database: Database) async throws -> String? {
        var trial = try await QueueTrial(database)
        do {
            for operation in operations { try await trial.perform(operation) }
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Leaves out what the failure does not need: halves first, single operations at last.
    private static func shrunk(_ operations: [QueueOperation], in database: Database) async throws -> [QueueOperation] {
        var (operations, length, tries) = (operations, operations.count / 2, 0)
        while length > 0, tries < mostTries {
            var start = 0
            while start < operations.count, tries < mostTries {
                tries += 1
                var fewer = operations
                fewer.removeSubrange(start..<min(start + length, operations.count))
                if try await failure(of: fewer, in: database) != nil { operations = fewer } else { start += length }
            }
            length /= 2
        }
        return operations
    }
}
