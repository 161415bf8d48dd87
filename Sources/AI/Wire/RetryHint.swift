import Foundation

/// Reads when to ask again, in the forms that providers say it in.
enum RetryHint {
    /// Nobody is waited for longer, whatever is said.
    static let longest: Duration = .seconds(48 * 3_600)

    /// `retry-after-ms` (OpenAI's), or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
    static func delay(in head: HTTPHead, now: Date) -> Duration? {
        if let text = head.headers["retry-after-ms"], let milliseconds = Double(text) {
            return bounded(milliseconds / 1_000)
        }
        guard let text = head.headers["retry-after"]?.trimmingCharacters(in: .whitespaces) else { return nil }
        if let seconds = Double(text) { return bounded(seconds) }
        guard let date = date(text) else { return nil }
        return bounded(date.timeIntervalSince(now))
    }

    /// The one form that RFC 9110 lets servers write: `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }

    /// A span as Go writes it, which OpenAI and Google do: `120ms`, `1.5s`, `6m0s`, `1h2m3s`.
    static func span(_ text: String) -> Duration? {
        guard text.utf8.count <= 32 else { return nil }
        var seconds = 0.0
        var rest = Substring(text.trimmingCharacters(in: .whitespaces))
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let value = Double(digits), let factor = units[String(unit)] else { return nil }
            seconds += value * factor
        }
        return bounded(seconds)
    }

    private static let units = ["ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3_600, "d": 86_400]

    static func bounded(_ seconds: Double) -> Duration? {
        guard seconds.isFinite else { return nil }
        return min(.milliseconds(Int64(min(max(seconds, 0), 1e9) * 1_000)), longest)
    }
}

extension Date {
    func adding(_ duration: Duration) -> Date {
        addingTimeInterval(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
    }
}
