/// Where the SQLite file is, and how it is treated.
public struct SQLiteSettings: Sendable {
    public enum Synchronous: String, Sendable {
        /// A commit is on the disk before anybody hears of it.
        case full = "FULL"
        /// A power cut (not a crash of the program) may take the last commits back; the file stays sound.
        case normal = "NORMAL"
    }

    public var path: String
    public var synchronous = Synchronous.full
    /// How long a statement waits for another process that writes.
    public var busyTimeout = Duration.seconds(5)
    /// How many reads may run at once.
    public var readers = 4
    /// How many waiting writes share one commit; 1 gives each its own.
    public var writesPerCommit = 128

    public init(path: String) {
        self.path = path
    }
}
