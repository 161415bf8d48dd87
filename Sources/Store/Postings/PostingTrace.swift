import Database
import Domain
import Foundation

/// What is stored of a posting to know it again under another id.
struct PostingTrace {
    let opening: ContentHash
    let text: TextSignature?

    init(_ posting: Posting) {
        opening = posting.openingHash
        text = TextSignature(of: posting.description)
    }

    /// As a column: of no bytes when the text says too little.
    var signature: Data { Data(text?.bytes ?? []) }

    /// Gives the older rows of a company theirs.
    ///
    /// - Parameter limit: how many at most, to keep the transaction short; the next look goes on.
    static func complete(_ company: CompanyKey, limit: Int = 2_000, in tx: Transaction) throws {
        let rows = try tx.rows(missingStatement(company, limit: limit))
        try tx.run(
            batch: rows.map { row in
                let key: PostingKey = try row["id"]
                let trace = PostingTrace(
                    Posting(
                        id: PostingID(""), title: try row["title"], url: nil,
                        locations: try row.value("locations", as: JSON.self).decoded(),
                        description: try row["description"]))
                return """
                    UPDATE posting
                    SET opening_hash = \(trace.opening), signature = \(trace.signature)
                    WHERE id = \(key)
                    """
            })
    }

    static func missingStatement(_ company: CompanyKey, limit: Int) -> SQL {
        """
        SELECT id, title, locations, description
        FROM posting
        WHERE company = \(company) AND signature IS NULL
        LIMIT \(limit)
        """
    }
}
