/// A key or password: it can be sent, and be seen nowhere else.
///
/// What is printed, interpolated, dumped or logged is `‹secret›`. It is not `Codable`: it is stored sealed, or not.
public struct Secret: Sendable, Hashable {
    private let value: String

    public init(_ value: String) { self.value = value }

    /// The text itself. The only way to it, so that its uses can be found.
    public func reveal() -> String { value }

    public var isEmpty: Bool { value.isEmpty }

    /// The text with each occurrence of the secret taken out: for what a stranger wrote, who was told it.
    func redacted(from text: String) -> String {
        guard value.utf8.count >= 4 else { return text }
        return text.replacing(value, with: Self.shown)
    }

    private static let shown = "‹secret›"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { Self.shown }
    public var debugDescription: String { Self.shown }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
