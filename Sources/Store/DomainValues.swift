public import Database
public import Domain
import Foundation

// Values of `Domain` that are columns.
extension CompanyID: SQLValue {}
extension BrowserUse: SQLValue {}
extension CompanyPriority: SQLValue {}
extension WorkModel: SQLValue {}
extension PostingID: SQLValue {}
extension Workplace: SQLValue {}
extension EmploymentType: SQLValue {}
extension ContentHash: SQLValue {}
extension Match.Band: SQLValue {}
extension Match.Verdict: SQLValue {}
extension DealBreaker.Kind: SQLValue {}

extension Row {
    /// An address that was one when it was stored.
    func url(_ column: String) throws -> URL? {
        try value(column, as: String?.self).flatMap { URL(string: $0) }
    }
}
