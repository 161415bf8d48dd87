/// Whether the process can do its work, as a probe asks it.
public enum Health: Sendable, Hashable {
    case ok
    /// - Parameter reason: a sentence for whoever looks why.
    case failing(reason: String)
}
