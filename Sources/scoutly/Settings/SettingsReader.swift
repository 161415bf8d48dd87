import Configuration
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
    func seconds(_ key: String) throws -> Duration? {
        guard let text = text(key) else { return nil }
        guard let seconds = Double(text), seconds >= 0, seconds <= 86_400 else {
            throw refusal(key, text, "a number of seconds such as 0.5 belongs there")
        }
        return .milliseconds(Int64(seconds * 1000))
    }

    func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw refusal(key, text, "a whole number from \(range.lowerBound) to \(range.upperBound) belongs there")
        }
        return number
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
        let variable = key.replacing(#/[A-Z]/#) { "_\($0.output)" }.replacing(".", with: "_").uppercased()
        return Failure(.settings, "the setting SCOUTLY_\(variable) (\(key) in the settings file) is “\(text)”: \(way)")
    }
}
