import Domain
import Foundation

/// The list of models that prices and limits are known of, shipped as `models.tsv`.
public struct KnownModels: Sendable {
    /// A line of the list that cannot be read.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public var line: Int
        public var reason: String

        public var description: String { "line \(line): \(reason)" }
    }

    public let all: [KnownModel]

    /// The list that comes with the program.
    public static let shipped: KnownModels = {
        guard let file = Bundle.module.url(forResource: "models", withExtension: "tsv"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { preconditionFailure("models.tsv is not in the bundle") }
        do { return try KnownModels(tsv: text) } catch { preconditionFailure("models.tsv, \(error)") }
    }()

    /// A line a model, fields between tabs, as the list's own heading says; lines with `#` and empty ones are passed over.
    public init(tsv: String) throws(Problem) {
        var all: [KnownModel] = []
        for (index, line) in tsv.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            do { all.append(try Self.model(line)) } catch { throw Problem(line: index + 1, reason: error.reason) }
        }
        self.all = all
    }

    /// Nil when nothing is known of the model: then there is no price, and no limit but what the user sets.
    ///
    /// `tier`: nil is the one to assume without knowing better, Gemini's free one for instance. A name with a date or
    /// version at its end (`-2026-04-14`, `-20251001`, `-001`, `-latest`) is known by what stands before.
    public func find(_ provider: ProviderSettings.Kind, _ model: String, tier: String? = nil) -> KnownModel? {
        let model = model.hasPrefix("models/") ? String(model.dropFirst(7)) : model
        for name in [model, Self.withoutVersion(model)] {
            let found = all.first { $0.provider == provider && $0.name == name && (tier == nil || $0.tier == tier) }
            if let found { return found }
        }
        return nil
    }

    private static func withoutVersion(_ model: String) -> String {
        var parts = model.split(separator: "-", omittingEmptySubsequences: false)
        func isNumber(_ part: Substring, _ length: Int) -> Bool {
            part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        if parts.count > 3, isNumber(parts[parts.count - 3], 4), isNumber(parts[parts.count - 2], 2),
            isNumber(parts[parts.count - 1], 2)
        {
            parts.removeLast(3)
        } else if parts.count > 1, let last = parts.last, last == "latest" || isNumber(last, 8) || isNumber(last, 3) {
            parts.removeLast()
        }
        return parts.joined(separator: "-")
    }

    private struct Unreadable: Error { var reason: String }

    private static func model(_ line: Substring) throws(Unreadable) -> KnownModel {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 16 else { throw Unreadable(reason: "has \(fields.count) fields, not 16") }
        guard let provider = ProviderSettings.Kind(rawValue: fields[0]) else {
            throw Unreadable(reason: "there is no provider “\(fields[0])”")
        }
        func count(_ index: Int) throws(Unreadable) -> Int? {
            if fields[index] == "-" { return nil }
            guard let value = Int(fields[index]), value > 0 else {
                throw Unreadable(reason: "“\(fields[index])” is not a count")
            }
            return value
        }
        func price(_ index: Int) throws(Unreadable) -> Int {
            guard let dollars = Decimal(string: fields[index]), dollars >= 0 else {
                throw Unreadable(reason: "“\(fields[index])” is not a price")
            }
            return NSDecimalNumber(decimal: dollars * 1_000).intValue
        }
        guard TimeZone(identifier: fields[13]) != nil else {
            throw Unreadable(reason: "there is no time zone “\(fields[13])”")
        }
        guard let context = try count(3), let output = try count(4) else {
            throw Unreadable(reason: "has no context length or maximum output")
        }
        return KnownModel(
            provider: provider, name: fields[1], tier: fields[2], contextTokens: context, maxOutputTokens: output,
            price: ModelPrice(input: try price(5), cachedInput: try price(6), output: try price(7)),
            limits: ModelLimits(
                requestsPerMinute: try count(8), requestsPerDay: try count(9), tokensPerMinute: try count(10),
                tokensPerDay: try count(11), concurrentCalls: try count(12), timeZone: fields[13]),
            readOn: fields[14], source: fields[15])
    }
}
