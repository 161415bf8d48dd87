@testable import Database
import Foundation
@testable import Jobs
import Testing

struct SlotsTests {
    private let start = ContinuousClock.now

    @Test func `a job that the database does not know as the worker's is stopped`() throws {
        var slots = Slots(rooms: ["chore": 2], batch: 10)
        let job = try ClaimedJob.sample(id: 1, token: 1)
        slots.start([(job, start + .seconds(60))], at: start)
        #expect(slots.compare(with: [job.id: 2], asOf: start + .seconds(1)).isEmpty)
        #expect(slots.stop(of: job) == .lost)
    }

    @Test func `a job that was claimed after the worker asked what it holds goes on`() throws {
        var slots = Slots(rooms: ["chore": 2], batch: 10)
        let job = try ClaimedJob.sample(id: 1, token: 1)
        slots.start([(job, start + .seconds(60))], at: start + .seconds(1))
        #expect(slots.compare(with: [:], asOf: start).isEmpty)
        #expect(slots.stop(of: job) == nil)
    }

    @Test func `a job that nobody here knows is given back, with the claim that it came by`() throws {
        var slots = Slots(rooms: ["chore": 2], batch: 10)
        let job = try ClaimedJob.sample(id: 1, token: 1)
        slots.start([(job, start + .seconds(60))], at: start)
        let unknown = slots.compare(with: [job.id: 1, JobID(rawValue: 7): 3], asOf: start + .seconds(1))
        #expect(unknown == [JobID(rawValue: 7): 3])
    }

    @Test func `room that one exchange may fill is given to no other until it has ended`() throws {
        var slots = Slots(rooms: ["chore": 15], batch: 10)
        let first = try #require(slots.begin(claims: true))
        let second = try #require(slots.begin(claims: true))
        #expect(first.room == ["chore": 10] && second.room == ["chore": 5])
        #expect(first.total == 10 && second.total == 5)
        #expect(slots.begin(claims: true) == nil)
        slots.start([(try .sample(id: 1, token: 1), start + .seconds(60))], at: start)
        slots.end(first, isWritten: true)
        #expect(slots.begin(claims: true)?.room == ["chore": 9])
    }

    @Test func `what one exchange could not write is handed out again, and meanwhile is known`() throws {
        var slots = Slots(rooms: ["chore": 2], batch: 10)
        let job = try ClaimedJob.sample(id: 1, token: 1)
        slots.start([(job, start + .seconds(60))], at: start)
        slots.endDone(job)
        let exchange = try #require(slots.begin(claims: false))
        #expect(exchange.done.map(\.id) == [job.id] && exchange.room.isEmpty)
        #expect(slots.begin(claims: false) == nil && !slots.isEmpty)
        #expect(slots.compare(with: [job.id: 1], asOf: start + .seconds(1)).isEmpty)
        slots.end(exchange, isWritten: false)
        #expect(slots.begin(claims: false)?.done.map(\.id) == [job.id])
    }
}

extension ClaimedJob {
    fileprivate static func sample(id: Int64, token: Int64) throws -> ClaimedJob {
        let cells: [(String, Cell)] = [
            ("id", .integer(id)), ("kind", .text(Chore.kind)), ("version", .integer(1)), ("payload", .text("{}")),
            ("priority", .integer(2)), ("attempt", .integer(1)), ("max_attempts", .integer(3)), ("limit_key", .null),
            ("run_at", .integer(0)), ("token", .integer(token)),
        ]
        return try ClaimedJob(Row(columns: Row.Columns(cells.map(\.0)), cells: cells.map(\.1)))
    }
}
