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

    /// When there will be room.
    struct Slot: Equatable {
        var at: Date
        /// Whether that is known of calls already made, and not only guessed of those that others will make.
        var isKnown: Bool
    }

    var isFull: Bool { used + own > limit }
    var fits: Bool { used + claimed + own <= limit }

    /// When it would fit if all goes as expected: what is used now is released, and after that the limit is used up once in
    /// each round. Errs on the early side, because who comes too early is told anew, and who comes late leaves a gap.
    func slot(from base: Date) -> Slot {
        let missing = used + ahead + own - limit
        guard missing > 0 else { return Slot(at: base, isKnown: true) }
        var (freed, time) = (0, base)
        for release in releases {
            freed += release.amount
            time = max(time, release.at)
            if freed >= missing { return Slot(at: time, isKnown: true) }
        }
        let rounds = Double(missing - freed) / Double(max(limit, 1))
        return Slot(at: time.addingTimeInterval(rounds * round), isKnown: false)
    }

    /// For what ends with the day: how many days after the base it is likely to fit.
    func expectedDays() -> Int {
        let missing = ahead + own - limit
        return missing > 0 ? (missing - 1) / max(limit, 1) + 1 : 0
    }
}
