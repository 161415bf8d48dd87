/// What arrives at someone who listens.
public enum Notification: Sendable, Hashable {
    case message(channel: String, payload: String)
    /// Some may have been missed (the connection was lost for a while, or the reader was too slow): look for yourself.
    case gap
}
