internal import Domain
internal import Foundation

extension Salary.Period {
    /// The period that a system's word stands for: "1 YEAR", "per-year-salary", "HOUR", "annually", "monthly".
    init?(word: String) {
        let word = word.lowercased()
        let found = Self.words.first { word.contains($0.0) }
        guard let found else { return nil }
        self = found.1
    }

    private static let words: [(String, Salary.Period)] = [
        ("year", .year), ("annual", .year), ("annum", .year), ("month", .month), ("week", .week), ("hour", .hour),
        ("day", .day), ("dai", .day), ("diem", .day),
    ]
}
