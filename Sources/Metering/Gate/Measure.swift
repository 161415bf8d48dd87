import Foundation

/// One limit of a gate, how much of it is taken, and how much somebody wants.
struct Measure: Equatable {
    /// Something that will be free again.
    struct Release: Equatable {
        var at: Date
        var amount: Int
    }

    var bottleneck: Bottleneck
    var limit: Int
    var used: Int
    /// What is wanted.
    var own: Int
    /// What those in line want whose time has come.
    var claimed: Int
    /// What all who are before us in line are likely to take.
    var ahead = 0
    /// When that which is used will be free, likely, and in order; none for what ends with the day.
    var releases: [Release] = []
    /// How long it takes until what is used now can be used again.
    var round: TimeInterval = 0

    var isFull: Bool { used + own > limit }
    var fits: Bool { used + claimed + own <= limit }

    /// When it would fit if all goes as expected: what is used now is released, and after that the limit is used up once in
    /// each round. Errs on the early side, because who comes too early is told anew, and who comes late leaves a gap.
    func expected(from base: Date) -> Date {
        let missing = used + ahead + own - limit
        guard missing > 0 else { return base }
        var (freed, time) = (0, base)
        for release in releases {
            freed += release.amount
            time = max(time, release.at)
            if freed >= missing { return time }
        }
        return time.addingTimeInterval(Double(missing - freed) / Double(max(limit, 1)) * round)
    }

    /// For what ends with the day: how many days after the base it is likely to fit.
    func expectedDays() -> Int {
        let missing = ahead + own - limit
        return missing > 0 ? (missing - 1) / max(limit, 1) + 1 : 0
    }
}
