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
        let exchanges = [slots.begin(claims: true), slots.begin(claims: true), slots.begin(claims: true)]
        #expect(exchanges.map(\.?.room) == [["chore": 10], ["chore": 5], nil])
        #expect(exchanges.map(\.?.total) == [10, 5, nil])
        slots.start([(try .sample(id: 1, token: 1), start + .seconds(60))], at: start)
        slots.end(try #require(exchanges[0]), isWritten: true)
        let next = slots.begin(claims: true)
        #expect(next?.room == ["chore": 9])
    }

    @Test func `what one exchange could not write is handed out again, and meanwhile is known`() throws {
        var slots = Slots(rooms: ["chore": 2], batch: 10)
        let job = try ClaimedJob.sample(id: 1, token: 1)
        slots.start([(job, start + .seconds(60))], at: start)
        slots.endDone(job)
        let exchanges = [slots.begin(claims: false), slots.begin(claims: false)]
        #expect(exchanges.map(\.?.done.count) == [1, nil])
        #expect(!slots.isEmpty)
        let unknown = slots.compare(with: [job.id: 1], asOf: start + .seconds(1))
        #expect(unknown.isEmpty)
        slots.end(try #require(exchanges[0]), isWritten: false)
        let next = slots.begin(claims: false)
        #expect(next?.done.map(\.id) == [job.id])
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
