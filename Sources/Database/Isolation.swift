/// How much a transaction sees of others that run at the same time. On SQLite, where one writes at a time, nothing.
public enum Isolation: Sendable {
    /// Each statement sees what was committed before it began.
    case readCommitted
    /// As if transactions ran one after another; run again, up to 10 times, when they could not.
    case serializable
}
