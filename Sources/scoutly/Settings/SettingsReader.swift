import Configuration
import Database
import Fetch
import Foundation

/// Reads single settings; what cannot be used is refused with the setting's names.
struct SettingsReader {
    private let config: ConfigReader

    init(_ config: ConfigReader) { self.config = config }

    /// Nil when it is not set or empty.
    func text(_ key: String) -> String? {
        config.string(forKey: ConfigKey(key)).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A number of seconds, such as 0.5.
    func seconds(_ key: String, from least: Double = 0) throws -> Duration? {
        guard let text = text(key) else { return nil }
        guard let seconds = Double(text), seconds >= least, seconds <= 86_400 else {
            let bound = least > 0 ? ", at least \(least.formatted())," : ""
            throw refusal(key, text, "a number of seconds such as 0.5\(bound) belongs there")
        }
        return .milliseconds(Int64(seconds * 1000))
    }

    /// A longer time, with its unit: "90m", "12h", "3d".
    func span(_ key: String) throws -> Duration? {
        guard let text = text(key) else { return nil }
        let units = ["s": 1.0, "m": 60, "h": 3_600, "d": 86_400]
        guard let match = text.wholeMatch(of: #/([0-9]{1,9}(?:\.[0-9]+)?)([smhd])/#),
            let number = Double(match.1), let unit = units[String(match.2)], (1...31_536_000).contains(number * unit)
        else { throw refusal(key, text, "a time such as 90m, 12h or 3d belongs there, from 1s to 365d") }
        return .milliseconds(Int64(number * unit * 1_000))
    }

    /// One of some words.
    func word<Word: RawRepresentable>(_ key: String, _ words: [Word]) throws -> Word? where Word.RawValue == String {
        guard let text = text(key) else { return nil }
        guard let word = words.first(where: { $0.rawValue == text.lowercased() }) else {
            throw refusal(key, text, "one of these belongs there: \(words.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    /// A PostgreSQL URL, or the path of a SQLite file.
    func database(_ key: String) throws -> Database.Location? {
        guard let text = text(key) else { return nil }
        // A URL, or libpq's own "host=… dbname=…".
        if text.contains(#/^postgres(ql)?:\/\//#) || text.contains(#/^[a-z_]+\s*=/#) {
            return .postgres(PostgresSettings(connection: text))
        }
        let path = text.hasPrefix("sqlite://") ? String(text.dropFirst("sqlite://".count)) : text
        guard !path.isEmpty, !path.contains("://"), !path.hasPrefix(":") else {
            throw refusal(key, text, "a postgresql:// address or the path of a SQLite file belongs there")
        }
        return .sqlite(Self.sqlite(NSString(string: path).expandingTildeInPath))
    }

    /// Commands wait for what a long import writes rather than fail.
    static func sqlite(_ path: String) -> SQLiteSettings {
        var settings = SQLiteSettings(path: path)
        settings.busyTimeout = .seconds(30)
        return settings
    }

    func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw refusal(key, text, "a whole number from \(range.lowerBound) to \(range.upperBound) belongs there")
        }
        return number
    }

    func truth(_ key: String) throws -> Bool? {
        guard let text = text(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default: throw refusal(key, text, "true or false belongs there")
        }
    }

    /// An http or https address.
    func url(_ key: String) throws -> URL? {
        guard let text = text(key) else { return nil }
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
            url.host()?.isEmpty == false
        else { throw refusal(key, text, "an address such as http://localhost:11434/v1 belongs there") }
        return url
    }

    /// The IANA name of a time zone.
    func timeZone(_ key: String) throws -> String? {
        guard let text = text(key) else { return nil }
        guard TimeZone(identifier: text) != nil else {
            throw refusal(key, text, "a time zone such as Europe/Berlin belongs there")
        }
        return text
    }

    /// An amount of US dollars, in nanodollars.
    func dollars(_ key: String) throws -> Int? {
        guard let text = text(key) else { return nil }
        guard let dollars = Double(text), dollars >= 0, dollars <= 1_000_000 else {
            throw refusal(key, text, "an amount of US dollars such as 2.50 belongs there")
        }
        return Int((dollars * 1_000_000_000).rounded())
    }

    /// An e-mail address or a URL, on one line.
    func contact(_ key: String) throws -> String? {
        guard let text = text(key) else { return nil }
        guard text.contains("@") || text.contains("://"), !text.contains(where: \.isWhitespace),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { throw refusal(key, text, "an e-mail address or a URL belongs there") }
        return text
    }

    /// Values with commas between.
    func list<Value>(_ key: String, _ parse: (String) throws -> Value) throws -> [Value] {
        guard let text = text(key) else { return [] }
        do {
            return try text.split(separator: ",").map { try parse($0.trimmingCharacters(in: .whitespaces)) }
        } catch {
            throw refusal(key, text, "\(error)")
        }
    }

    private func refusal(_ key: String, _ text: String, _ way: String) -> Failure {
        Failure(
            .settings, "the setting \(Self.variable(key)) (\(key) in the settings file) is “\(text)”: \(way)")
    }

    /// The environment's name of a setting: "fetch.pageGap" is SCOUTLY_FETCH_PAGE_GAP.
    static func variable(_ key: String) -> String {
        "SCOUTLY_" + key.replacing(#/[A-Z]/#) { "_\($0.output)" }.replacing(".", with: "_").uppercased()
    }
}
