import Database
import DatabaseTestSupport
import Domain
import Foundation
import Metering
import Testing

/// No question is paid twice.
struct AnswersTests {
    private static let answer = JSON(text: #"{"score":70}"#)

    private static func question(_ posting: String = "posting", profile: String = "profile") -> AnswerKey {
        AnswerKey(profile: hash(profile), posting: hash(posting), prompt: "analysis-1", model: "sample/sample-1")
    }

    private static func hash(_ text: String) -> ContentHash {
        var hasher = ContentHasher()
        hasher.combine(text)
        return hasher.finish()
    }

    private static func take(
        _ asker: String, _ question: AnswerKey = question(), in world: MeterWorld
    ) async throws -> Answers.Standing {
        let now = world.clock.now
        return try await world.database.write {
            try Answers.take(question, asker: asker, lease: .seconds(180), in: $0, now: now)
        }
    }

    private static func keep(_ question: AnswerKey = question(), in world: MeterWorld) async throws {
        let now = world.clock.now
        try await world.database.write { try Answers.keep(answer, to: question, in: $0, now: now) }
    }

    @Test(arguments: Engine.allCases)
    func `one asks, the others wait and read the answer`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            #expect(try await Self.take("ada", in: world) == .yours)
            let lease = world.clock.now.addingTimeInterval(180)
            #expect(try await Self.take("bob", in: world) == .asked(until: lease))
            #expect(try await Self.take("ada", in: world) == .yours, "the same job comes again")
            try await Self.keep(in: world)
            guard case .answered(let answer) = try await Self.take("bob", in: world) else {
                Issue.record("it has been answered")
                return
            }
            #expect(try answer.decoded(as: [String: Int].self) == ["score": 70])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a question is another with another posting, profile, prompt or model`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.keep(in: world)
            var others = [Self.question("other"), Self.question(profile: "other"), Self.question(), Self.question()]
            others[2].prompt = "analysis-2"
            others[3].model = "sample/sample-2"
            for other in others { #expect(try await Self.take("ada", other, in: world) == .yours) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of many who ask at the same time one may`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let standings = try await withThrowingTaskGroup { group in
                for asker in 0..<16 { group.addTask { try await Self.take("\(asker)", in: world) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(standings.filter { $0 == .yours }.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a killed asker's question is free after its lease, a given up one at once`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            _ = try await Self.take("ada", in: world)
            world.clock.advance(180)
            #expect(try await Self.take("bob", in: world) == .yours)
            try await world.database.write { try Answers.release(Self.question(), asker: "ada", in: $0) }
            #expect(try await Self.take("eve", in: world) != .yours, "it is no longer ada's to give up")
            try await world.database.write { try Answers.release(Self.question(), asker: "bob", in: $0) }
            #expect(try await Self.take("eve", in: world) == .yours)
        }
    }

    @Test(arguments: Engine.allCases)
    func `who looked at the clock first and asks second takes nothing away`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            _ = try await Self.take("ada", in: world)
            world.clock.advance(-1)
            #expect(try await Self.take("bob", in: world) != .yours)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a clock that is set back keeps no question for ever`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            _ = try await Self.take("ada", in: world)
            world.clock.advance(-86_400)
            #expect(try await Self.take("bob", in: world) == .yours)
        }
    }

    @Test(arguments: Engine.allCases)
    func `answers that nobody has needed for long are forgotten`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.keep(Self.question("unused"), in: world)
            try await Self.keep(Self.question("used"), in: world)
            world.clock.advance(30 * 86_400)
            _ = try await Self.take("ada", Self.question("used"), in: world)
            let cutoff = world.clock.now.addingTimeInterval(-86_400)
            let pruned = try await world.database.write { try Answers.prune(unusedSince: cutoff, in: $0) }
            #expect(pruned == 1)
            #expect(try await Self.take("ada", Self.question("used"), in: world) != .yours)
            #expect(try await Self.take("ada", Self.question("unused"), in: world) == .yours)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a candidate's answers can be forgotten`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.keep(Self.question(profile: "ada"), in: world)
            try await Self.keep(Self.question(profile: "bob"), in: world)
            let forgotten = try await world.database.write { try Answers.forget(profile: Self.hash("ada"), in: $0) }
            #expect(forgotten == 1)
            #expect(try await Self.take("eve", Self.question(profile: "bob"), in: world) != .yours)
        }
    }
}
