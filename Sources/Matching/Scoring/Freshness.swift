import Domain
import Foundation

/// How long a posting has stood: after two months somebody else has most likely been found.
struct Freshness {
    /// Days since it was posted; nil when the page does not say.
    let days: Int?

    init(_ posting: Posting, now: Date) {
        days = posting.postedAt.map { Swift.max(0, Int(now.timeIntervalSince($0) / 86_400)) }
    }

    /// Multiplies the score: 1 for the first 45 days, then down to 0.94 after a year.
    var factor: Double {
        guard let days, days > 45 else { return 1 }
        return 1 - 0.06 * Swift.min(1, Double(days - 45) / 320)
    }
}
