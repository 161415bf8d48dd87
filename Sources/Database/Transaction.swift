/// The inside of `read` and `write`: statements that happen together or not at all.
///
/// A statement that fails spoils the whole transaction, on both engines: whatever comes after it fails with the same
/// error, and so does the transaction itself, unless the statement ran inside of `attempt`.
public final class Transaction {
    public var engine: Engine { session.engine }

    /// What is to be told once it has committed.
    private(set) var notifications: [(channel: String, payload: String)] = []

    private let session: any Session
    private let isReadOnly: Bool
    private var failure: (any Error)?
    private var depth = 0

    init(_ session: any Session, isReadOnly: Bool = false) {
        self.session = session
        self.isReadOnly = isReadOnly
    }

    /// Runs a statement and tells how many rows it inserted, updated or deleted.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        try guarded { try session.run(statement(sql)) }
    }

    /// Runs many statements that answer with no rows, on PostgreSQL without waiting for each one's answer.
    ///
    /// Tells how many rows they inserted, updated or deleted together.
    @discardableResult
    public func run(batch: [SQL]) throws -> Int {
        try guarded { try session.run(batch: batch.map(statement)) }
    }

    /// All rows of a query's answer.
    public func rows(_ sql: SQL) throws -> [Row] {
        try guarded { try session.rows(statement(sql)) }
    }

    /// The first row of a query's answer, nil when it has none.
    public func find(_ sql: SQL) throws -> Row? {
        try rows(sql).first
    }

    /// The first column of the first row, for counts and the like; throws `DatabaseError.mistake` when there is no row.
    public func value<Value: SQLValue>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value {
        guard let row = try find(sql) else { throw DatabaseError.mistake("a query for one value found no row") }
        return try row.value(row.columns.names[0])
    }

    /// Tells those that listen to the channel, on PostgreSQL on all machines, once this transaction has committed.
    ///
    /// A payload has at most 7,999 bytes, which is PostgreSQL's limit. It is a hint, not a queue: nobody may be listening.
    public func notify(_ channel: String, _ payload: String = "") throws {
        try guarded {
            if isReadOnly { throw DatabaseError.mistake("a read cannot notify") }
            try Parameter(type: .text, content: .list([.text(channel), .text(payload)])).validate()
            guard (1...63).contains(channel.utf8.count), payload.utf8.count < 8_000 else {
                throw DatabaseError.invalidValue("a channel has 1 to 63 bytes and a payload at most 7,999")
            }
            notifications.append((channel, payload))
        }
    }

    /// Runs a part that may fail without spoiling the rest: what it wrote is taken back, and its error is thrown.
    @discardableResult
    public func attempt<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        depth += 1
        let savepoint = SQL(stringLiteral: "attempt_\(depth)")
        let notified = notifications.count
        defer { depth -= 1 }
        try control("SAVEPOINT \(savepoint)")
        do {
            let value = try body(self)
            try check()
            try control("RELEASE SAVEPOINT \(savepoint)")
            return value
        } catch {
            failure = nil
            notifications.removeLast(notifications.count - notified)
            try control("ROLLBACK TO SAVEPOINT \(savepoint)")
            try control("RELEASE SAVEPOINT \(savepoint)")
            throw error
        }
    }

    /// Throws the error that spoiled the transaction, if a closure swallowed one.
    func check() throws {
        if let failure { throw failure }
    }

    private func statement(_ sql: SQL) throws -> Statement {
        let statement = try Statement(sql, for: engine)
        if statement.controlsTransaction {
            throw DatabaseError.mistake("a transaction ends with its closure; a part that may fail goes into `attempt`")
        }
        return statement
    }

    private func control(_ sql: SQL) throws {
        try guarded { _ = try session.run(Statement(sql, for: engine)) }
    }

    private func guarded<Value>(_ body: () throws -> Value) throws -> Value {
        try check()
        do {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }
}
