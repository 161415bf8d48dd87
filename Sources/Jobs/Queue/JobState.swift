public import Database

/// Where a job stands between being queued and being over.
public enum JobState: String, SQLValue, CaseIterable, Sendable {
    /// Its time has not come.
    case scheduled
    /// Its time has come, and another of its limit key goes first.
    case blocked
    /// Its time has come, and it waits for a worker.
    case ready
    /// A worker has it, until its lease ends.
    case running
    case done
    /// It failed for good, and is kept with its errors.
    case dead
    case cancelled
}
