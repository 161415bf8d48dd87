/// A setting that cannot be used, in a sentence that names the bad part and what would be right.
public struct FetchSettingError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}
