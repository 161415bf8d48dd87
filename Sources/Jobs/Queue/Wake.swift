internal import Database

/// How those that wait hear that there is something to do; a payload is the kind of job.
enum Wake {
    /// A job became ready: workers listen.
    static let ready = "scoutly_job_ready"
    /// A job was scheduled: the stager listens.
    static let scheduled = "scoutly_job_scheduled"

    /// Tells of the kinds in rows with a column `kind`.
    static func ready(_ rows: [Row], in tx: Transaction) throws {
        for kind in Set(try rows.map { try $0.value("kind", as: String.self) }) { try tx.notify(ready, kind) }
    }
}
