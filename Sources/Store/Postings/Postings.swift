public import Database

/// The postings, to be read; `PostingLedger` alone writes them.
public enum Postings {
    public static func find(_ key: PostingKey, in tx: Transaction) throws -> StoredPosting? {
        try list("posting.id = \(key)", in: tx).first
    }

    /// In the order of their keys; those that are not there any more are left out.
    public static func find(_ keys: some Sequence<PostingKey>, in tx: Transaction) throws -> [StoredPosting] {
        try list("posting.id \(in: keys) ORDER BY posting.id", in: tx)
    }

    /// The open ones of a company, newest first.
    public static func open(of company: CompanyKey, in tx: Transaction) throws -> [StoredPosting] {
        try list("state = 'open' AND posting.company = \(company) ORDER BY first_seen_at DESC, posting.id DESC", in: tx)
    }

    /// The open ones of all companies, newest first.
    public static func newest(limit: Int = 50, offset: Int = 0, in tx: Transaction) throws -> [StoredPosting] {
        try tx.rows(newestStatement(limit: limit, offset: offset)).map(StoredPosting.init)
    }

    static func newestStatement(limit: Int, offset: Int) -> SQL {
        statement(
            """
            state = 'open'
            ORDER BY first_seen_at DESC, posting.id DESC
            LIMIT \(limit) OFFSET \(offset)
            """)
    }

    private static func list(_ rest: SQL, in tx: Transaction) throws -> [StoredPosting] {
        try tx.rows(statement(rest)).map(StoredPosting.init)
    }

    private static func statement(_ rest: SQL) -> SQL {
        """
        SELECT \(StoredPosting.columns)
        FROM posting
        JOIN company ON company.id = posting.company
        WHERE \(rest)
        """
    }
}
