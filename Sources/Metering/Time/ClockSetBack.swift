import Database
import Foundation

/// The clock shows an earlier time than when the gate was last used. How much has passed since then nobody knows; that
/// nothing has is safe, so what still counted goes on counting for as long as it had left.
struct ClockSetBack {
    let by: TimeInterval
    let at: Int

    init(by seconds: TimeInterval, at gate: Int) {
        by = seconds
        at = gate
    }

    func keepDistances(in tx: Transaction, now: Date) throws {
        try tx.run(
            """
            UPDATE model_call
            SET counts_until = \(earlier("counts_until")), requests_until = \(earlier("requests_until")),
                leased_until = \(earlier("leased_until"))
            WHERE gate = \(at) AND counts_until > \(now)
            """)
        try tx.run("UPDATE model_waiter SET until = \(earlier("until")) WHERE gate = \(at)")
    }

    private func earlier(_ time: SQL) -> SQL {
        """
        \(time) - \(sqlite: "\(Int((by * 1_000_000).rounded()))", postgres: "make_interval(secs => \(by))")
        """
    }
}
