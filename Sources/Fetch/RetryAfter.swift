import Foundation

/// Reads the Retry-After header (RFC 9110, 10.2.3): seconds, or a date.
enum RetryAfter {
    private static let longest: Duration = .seconds(365 * 24 * 3_600)

    /// Never negative; nil when the value is neither a number nor a date.
    static func delay(_ value: String, now: Date) -> Duration? {
        let value = value.trimmingCharacters(in: .whitespaces)
        if !value.isEmpty, value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return min(.seconds(Int64(value) ?? .max / 2), longest)
        }
        guard let date = HTTPDate.parse(value) else { return nil }
        return min(max(.zero, .milliseconds(Int64(date.timeIntervalSince(now) * 1_000))), longest)
    }
}
