public import Database
public import Foundation

/// The one clock by which all who share a database count: machines' own clocks differ, and a window of 60 seconds that one
/// opens and another closes would be longer or shorter than that.
public struct MeterClock: Sendable {
    private let time: @Sendable (Transaction) throws -> Date

    public init(_ time: @escaping @Sendable (Transaction) throws -> Date) {
        self.time = time
    }

    /// That of the PostgreSQL server; with SQLite, that of the one machine on which all its processes run.
    public static let database = MeterClock { tx in
        switch tx.engine {
        case .sqlite: Date()
        case .postgres: try tx.value("SELECT clock_timestamp() AS now")
        }
    }

    /// What the clock shows. Gates ask it when their row is locked, so that of two who follow each other the second has the later time.
    public func now(in tx: Transaction) throws -> Date { try time(tx) }
}
