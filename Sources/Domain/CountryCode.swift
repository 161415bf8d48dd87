/// A country by its ISO 3166-1 alpha-2 code, upper case: "DE", "US".
public struct CountryCode: Sendable, Hashable, RawRepresentable, Comparable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: CountryCode, right: CountryCode) -> Bool { left.rawValue < right.rawValue }
}
