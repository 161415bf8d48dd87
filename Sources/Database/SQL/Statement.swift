/// A piece of SQL in one engine's own words, ready to be sent.
struct Statement: Sendable {
    private(set) var text = ""
    private(set) var parameters: [Parameter] = []

    private let engine: Engine

    /// Throws `DatabaseError.invalidValue` when a value cannot be stored on both engines.
    init(_ sql: SQL, for engine: Engine) throws {
        self.engine = engine
        append(sql)
        for parameter in parameters { try parameter.validate() }
    }

    /// Whether it begins or ends transactions, which is nobody's business but the driver's: others may share this one.
    var controlsTransaction: Bool {
        let word = text.drop(while: \.isWhitespace).prefix { $0.isLetter }.uppercased()
        return ["BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE"].contains(word)
    }

    private mutating func append(_ sql: SQL) {
        for part in sql.parts {
            switch part {
            case .text(let words): text += words
            case .choice(let sqlite, let postgres): append(engine == .sqlite ? sqlite : postgres)
            case .parameter(let parameter):
                parameters.append(parameter)
                text += engine == .sqlite ? "?" : "$\(parameters.count)"
            }
        }
    }
}
