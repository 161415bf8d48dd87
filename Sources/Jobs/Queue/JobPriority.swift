public import Database

/// Who goes first when more is due than workers can do.
public enum JobPriority: Int, SQLValue, CaseIterable, Sendable {
    /// A person waits for it.
    case urgent, high, medium, low
}
