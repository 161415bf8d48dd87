public import Database
public import Domain
public import Foundation

/// The answers that were paid for, so that no question is paid twice; and who asks one at the moment, so that no two do.
public enum Answers {
    /// What is known about a question.
    public enum Standing: Sendable, Hashable {
        /// It has been answered.
        case answered(JSON)
        /// Nobody has asked: it is yours to ask, until the lease ends.
        case yours
        /// Somebody else asks it until then: come back, it may be answered.
        case asked(until: Date)
    }

    /// Looks a question up, and takes it if it is free.
    ///
    /// - Parameters:
    ///   - asker: names who asks, so that the same job may go on when it comes again.
    ///   - lease: after that others may ask; longer than a call takes at most.
    public static func take(
        _ question: AnswerKey, asker: String, lease: Duration, in tx: Transaction, now: Date
    ) throws -> Standing {
        if let row = try tx.find("SELECT answer, used_at FROM model_answer WHERE \(isThat(question))"),
            let answer: JSON = try row["answer"]
        {
            // Once a day is exact enough, and spares most readers a write.
            if try row.value("used_at") < now.addingTimeInterval(-86_400) {
                try tx.run("UPDATE model_answer SET used_at = \(now) WHERE \(isThat(question))")
            }
            return .answered(answer)
        }
        let until = now.addingTimeInterval(lease / .seconds(1))
        // A lease that lasts much longer than any would is of a clock that was set back since. A little longer it may last:
        // two who ask at the same time are not in the order of their clocks.
        let tooLate = until.addingTimeInterval(lease / .seconds(1))
        let taken = try tx.run(
            """
            INSERT INTO model_answer (profile, posting, prompt, model, asker, asked_until, used_at)
            VALUES (\(question.profile.rawValue), \(question.posting.rawValue), \(question.prompt), \(question.model),
                \(asker), \(until), \(now))
            ON CONFLICT (profile, posting, prompt, model) DO UPDATE
            SET asker = excluded.asker, asked_until = excluded.asked_until, used_at = excluded.used_at
            WHERE model_answer.answer IS NULL
                AND (model_answer.asker = excluded.asker OR model_answer.asked_until <= \(now)
                    OR model_answer.asked_until > \(tooLate))
            """)
        if taken > 0 { return .yours }
        // Somebody was quicker; what they wrote is seen now.
        guard let row = try tx.find("SELECT answer, asked_until FROM model_answer WHERE \(isThat(question))") else {
            return .asked(until: now)
        }
        if let answer: JSON = try row["answer"] { return .answered(answer) }
        return .asked(until: try row.value("asked_until", as: Date?.self) ?? now)
    }

    /// Keeps what was answered, whoever asked; a later answer to the same question replaces it.
    public static func keep(_ answer: JSON, to question: AnswerKey, in tx: Transaction, now: Date) throws {
        try tx.run(
            """
            INSERT INTO model_answer (profile, posting, prompt, model, answer, used_at)
            VALUES (\(question.profile.rawValue), \(question.posting.rawValue), \(question.prompt), \(question.model),
                \(answer), \(now))
            ON CONFLICT (profile, posting, prompt, model) DO UPDATE
            SET answer = excluded.answer, asker = NULL, asked_until = NULL, used_at = excluded.used_at
            """)
    }

    /// Gives a question up that brought no answer, so that others need not wait for the lease.
    public static func release(_ question: AnswerKey, asker: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM model_answer WHERE \(isThat(question)) AND asker = \(asker)")
    }

    /// Forgets what was answered for a candidate.
    ///
    /// - Returns: how many answers there were.
    @discardableResult
    public static func forget(profile: ContentHash, in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM model_answer WHERE profile = \(profile.rawValue)")
    }

    /// Forgets answers that nobody has needed since then.
    ///
    /// - Parameter limit: how many at most, to keep the transaction short.
    /// - Returns: how many; as many as the limit means that there may be more.
    @discardableResult
    public static func prune(unusedSince time: Date, limit: Int = 1_000, in tx: Transaction) throws -> Int {
        try tx.run(pruneStatement(unusedSince: time, limit: limit))
    }

    static func pruneStatement(unusedSince time: Date, limit: Int) -> SQL {
        let row: SQL = "(\(sqlite: "rowid", postgres: "ctid"))"
        return """
            DELETE FROM model_answer
            WHERE \(row) IN (SELECT \(row) FROM model_answer WHERE used_at < \(time) ORDER BY used_at LIMIT \(limit))
            """
    }

    private static func isThat(_ question: AnswerKey) -> SQL {
        """
        profile = \(question.profile.rawValue) AND posting = \(question.posting.rawValue)
            AND prompt = \(question.prompt) AND model = \(question.model)
        """
    }
}
