/// Why a call failed, sorted by what its caller can do about it.
public enum DatabaseError: Error, Sendable, Hashable {
    /// Others were in the way (a lock, a deadlock, a serialisation failure, a timeout): nothing was written, try again.
    case busy(String)
    /// The connection or the server is gone: nothing was written, and a later call connects anew.
    case goneAway(String)
    /// The connection was lost while it committed: look whether it was written before trying again.
    case commitUnknown(String)
    /// The disk is full or fails: nothing was written, and nothing can be until somebody makes room.
    case diskFull(String)
    /// The database does not let us: no such database or user, a wrong password, a file that may not be written.
    case refused(String)
    /// The schema forbids it.
    case constraint(Constraint)
    /// The value cannot be stored, whoever tries.
    case invalidValue(String)
    /// The program is wrong: bad SQL, a column that does not exist, a value of another type than asked for.
    case mistake(String)
    /// The database has migrations that this program does not know, or others than it knows.
    case schemaMismatch(String)

    /// Whether the same call may succeed later and did nothing now.
    public var isTransient: Bool {
        switch self {
        case .busy, .goneAway, .diskFull: true
        case .commitUnknown, .refused, .constraint, .invalidValue, .mistake, .schemaMismatch: false
        }
    }

    /// The rule that was broken, if one was.
    public var brokenConstraint: Constraint? {
        if case .constraint(let constraint) = self { constraint } else { nil }
    }
}

extension DatabaseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .busy(let reason): "the database is busy: \(reason)"
        case .goneAway(let reason): "the database is gone: \(reason)"
        case .commitUnknown(let reason): "the database went away while it committed: \(reason)"
        case .diskFull(let reason): "the database cannot write: \(reason)"
        case .refused(let reason): "the database does not allow it: \(reason)"
        case .constraint(let constraint): "the database refuses it: \(constraint)"
        case .invalidValue(let reason): "the value cannot be stored: \(reason)"
        case .mistake(let reason): "a mistake in the program: \(reason)"
        case .schemaMismatch(let reason): "the database and the program do not fit: \(reason)"
        }
    }
}
