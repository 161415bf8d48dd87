import Foundation

/// Reads the errors that an older installation kept with a company, in the several shapes they had.
enum ScrapeErrorHistory {
    private static let times = ["date", "when", "timestamp", "time", "at", "occurredAt", "createdAt", "scrapedAt"]
    private static let messages = ["message", "error", "what", "reason", "description", "err", "errorMessage", "code"]

    /// The newest ones, oldest first; what says nothing is left out.
    static func read(
        _ list: [FieldValue], date: (FieldValue) -> Date?, limits: CompanyFileLimits
    ) -> [CompanyEntry.ScrapeError] {
        let errors = list.suffix(limits.scrapeErrors * 10).compactMap { item -> CompanyEntry.ScrapeError? in
            guard let what = message(item, depth: 0) else { return nil }
            let when: Date? =
                if case .members(let members) = item {
                    times.lazy.compactMap { members[$0] }.compactMap(date).first
                } else {
                    nil
                }
            return CompanyEntry.ScrapeError(
                when: when, what: String(String.UnicodeScalarView(what.unicodeScalars.prefix(limits.messageLength))))
        }
        let sorted = errors.sorted { ($0.when ?? .distantPast) < ($1.when ?? .distantPast) }
        return Array(sorted.suffix(limits.scrapeErrors))
    }

    private static func message(_ value: FieldValue, depth: Int) -> String? {
        switch value {
        case .text(let text):
            let plain = PlainText.of(text)
            return plain.isEmpty ? nil : plain
        case .number(let number): return Int64(exactly: number)?.description ?? number.description
        case .members(let members) where depth < 3:
            return messages.lazy.compactMap { members[$0] }.compactMap { message($0, depth: depth + 1) }.first
        default: return nil
        }
    }
}
