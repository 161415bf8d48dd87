internal import Database
public import Foundation

/// Orders what is due so that priority counts and yet nobody starves: each job is ranked by its due time, moved by its
/// priority, and the lowest rank goes first.
///
/// The greatest lead of one priority over another is the limit. So once a job has waited that long, nothing that becomes
/// due later goes before it, and the claim stays a walk along one index.
public struct Aging: Sendable {
    /// How long the lowest priority may be overtaken by the highest.
    public var limit: Duration

    public init(limit: Duration = .seconds(24 * 60 * 60)) {
        self.limit = limit
    }

    /// What to order by.
    public func rank(_ priority: JobPriority, due: Date) -> Date {
        due.addingTimeInterval(lead(of: priority))
    }

    /// By how many seconds a priority moves the due time.
    func lead(of priority: JobPriority) -> Double {
        (limit / .seconds(1)) * Self.share(priority)
    }

    /// The same, as SQL to be added to a time.
    func shift(of priority: JobPriority) -> SQL {
        let lead = lead(of: priority)
        return "\(sqlite: "\(Int(lead * 1_000_000))", postgres: "\(lead) * INTERVAL '1 second'")"
    }

    /// Of the limit, from -1/2 to 1/2.
    private static func share(_ priority: JobPriority) -> Double {
        switch priority {
        case .urgent: -0.5
        case .high: -0.25
        case .medium: 0
        case .low: 0.5
        }
    }
}
