/// What a look at a careers page changed; a posting is in one of the lists at most.
public struct Changes: Sendable, Hashable {
    public var new: [PostingKey]
    /// Open before, and read differently now.
    public var changed: [PostingKey]
    /// Closed before; whether they changed meanwhile is not told apart.
    public var reappeared: [PostingKey]
    public var closed: [PostingKey]
    /// How many are listed as they were.
    public var unchanged: Int
    /// Whether the page listed nothing, or far less than what was open.
    public var isSuspect: Bool

    public init(
        new: [PostingKey] = [], changed: [PostingKey] = [], reappeared: [PostingKey] = [], closed: [PostingKey] = [],
        unchanged: Int = 0, isSuspect: Bool = false
    ) {
        self.new = new
        self.changed = changed
        self.reappeared = reappeared
        self.closed = closed
        self.unchanged = unchanged
        self.isSuspect = isSuspect
    }

    /// How many postings the page listed.
    public var found: Int { new.count + changed.count + reappeared.count + unchanged }
}
