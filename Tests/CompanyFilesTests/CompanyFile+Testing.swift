import CompanyFiles
import Domain
import Foundation

extension CompanyFile {
    static func of(_ text: String, limits: CompanyFileLimits = .init()) -> CompanyFile {
        parse(Array(text.utf8), limits: limits)
    }

    var names: [String] { entries.map(\.company.name) }
    var ids: [String] { entries.map(\.company.id.rawValue) }
    /// As a person reads them.
    var sentences: [String] { problems.map(\.description) }
}

/// Seconds since 1970.
func moment(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }
