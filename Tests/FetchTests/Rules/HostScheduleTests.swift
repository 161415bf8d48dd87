import Testing

@testable import Fetch

@Suite struct HostScheduleTests {
    @Test func `the first goes at once, the others in the order of their coming`() {
        var schedule = HostSchedule()
        let isAtOnce = (1...3).map { schedule.join($0) }
        #expect(isAtOnce == [true, false, false])
        let next = (1...3).map { schedule.leave($0) }
        #expect(next == [2, 3, nil])
        let isFree = schedule.join(4)
        #expect(isFree)
    }

    @Test func `whoever steps out of the line does not hold it up`() {
        var schedule = HostSchedule()
        for visitor: HostSchedule.Visitor in 1...4 { _ = schedule.join(visitor) }
        let next = [3, 1, 2].map { schedule.leave($0) }
        #expect(next == [nil, 2, 4])
    }

    @Test func `the rest counts from the end of the request before`() {
        var schedule = HostSchedule()
        _ = schedule.join(1)
        #expect(schedule.wait(at: .seconds(5)) == .zero)
        schedule.rest(.seconds(2), from: .seconds(9), isAsked: false)
        #expect(schedule.wait(at: .seconds(10)) == .seconds(1))
        #expect(schedule.wait(at: .seconds(30)) == .zero)
    }

    @Test func `a short rest never cuts a long one short`() {
        var schedule = HostSchedule()
        schedule.rest(.seconds(60), from: .zero, isAsked: true)
        schedule.rest(.seconds(2), from: .seconds(1), isAsked: false)
        #expect(schedule.wait(at: .seconds(1)) == .seconds(59))
        #expect(schedule.isWaitAsked)
    }

    @Test func `a host at rest is remembered until it has rested`() {
        var schedule = HostSchedule()
        _ = schedule.join(1)
        #expect(!schedule.isForgettable(at: .zero))
        schedule.rest(.seconds(2), from: .zero, isAsked: false)
        _ = schedule.leave(1)
        #expect(!schedule.isForgettable(at: .seconds(1)))
        #expect(schedule.isForgettable(at: .seconds(2)))
    }
}
