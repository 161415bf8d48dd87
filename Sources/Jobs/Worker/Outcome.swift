public import Database
public import Foundation

/// What running a job came to, and what it writes: both go into the database in one transaction, or neither.
public struct Outcome: Sendable {
    /// What is written together with the end of the job, which has been written before it; gets the transaction's time.
    /// It may run more than once, and what it throws is taken as the job's failure.
    public typealias Effects = @Sendable (Transaction, Date) throws -> Void

    /// When a job that failed is tried again.
    public enum Retry: Sendable, Hashable {
        case afterBackoff
        case at(Date)
        /// It would be of no use.
        case never
    }

    enum Ending: Sendable, Hashable {
        case done
        case snoozed(until: Date)
        /// Its worker stops.
        case released
        case failed(reason: String, retry: Retry)
    }

    let ending: Ending
    let effects: Effects?

    static let released = Outcome(ending: .released, effects: nil)

    /// It did what it was for, and there is nothing to write; many of these share a transaction.
    public static let done = Outcome(ending: .done, effects: nil)

    /// It did what it was for.
    public static func done(writing effects: @escaping Effects) -> Outcome {
        Outcome(ending: .done, effects: effects)
    }

    /// It has to wait, for a rate limit, say; that counts as no attempt.
    public static func snoozed(until time: Date, writing effects: Effects? = nil) -> Outcome {
        Outcome(ending: .snoozed(until: time), effects: effects)
    }

    /// The attempt failed. After the last one the job is dead, whatever `retry` says.
    public static func failed(_ reason: String, retry: Retry = .afterBackoff, writing effects: Effects? = nil)
        -> Outcome
    {
        Outcome(ending: .failed(reason: reason, retry: retry), effects: effects)
    }
}

extension Outcome {
    /// What is written in its place when it cannot be written itself.
    func replaced(because error: any Error) -> Outcome {
        let trouble = "what it came to cannot be written: \(error)"
        switch ending {
        case .failed(let reason, .never): return .failed("\(reason); \(trouble)", retry: .never)
        case .failed(let reason, _): return .failed("\(reason); \(trouble)")
        case .done, .snoozed, .released: return .failed(trouble)
        }
    }
}

/// Thrown by a job to say that another attempt would be of no use.
public struct PermanentFailure: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ reason: String) {
        description = reason
    }
}
