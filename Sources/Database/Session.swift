/// One connection inside of a transaction, as each driver gives it; calls block, so they belong on a thread that may.
protocol Session: AnyObject {
    var engine: Engine { get }

    /// Runs a statement and tells how many rows it inserted, updated or deleted.
    func run(_ statement: Statement) throws -> Int

    /// Runs statements that answer with no rows, in as few round trips as there can be; the sum of their rows.
    func run(batch: [Statement]) throws -> Int

    func rows(_ statement: Statement) throws -> [Row]
}
