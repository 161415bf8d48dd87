import Foundation
import Jobs
import Testing

struct AgingTests {
    private let aging = Aging(limit: .seconds(1_000))
    private let now = QueueDatabase.now

    @Test func `of what is due at the same time the higher priority goes first`() {
        let ranks = JobPriority.allCases.map { aging.rank($0, due: now) }
        #expect(ranks == ranks.sorted())
        #expect(Set(ranks).count == JobPriority.allCases.count)
    }

    @Test(arguments: JobPriority.allCases, JobPriority.allCases)
    func `nothing that becomes due after the limit goes before a job that has waited so long`(
        waiting: JobPriority, coming: JobPriority
    ) {
        let late = now.addingTimeInterval(1_000)
        #expect(aging.rank(waiting, due: now) <= aging.rank(coming, due: late))
    }

    @Test func `shortly before the limit the urgent still overtake the low`() {
        #expect(aging.rank(.urgent, due: now.addingTimeInterval(999)) < aging.rank(.low, due: now))
    }
}
