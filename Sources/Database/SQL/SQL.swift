/// A statement, or a piece of one, whose interpolated values are bound and never become text.
///
///     let due: SQL = "run_at <= \(now)"
///     let jobs = try tx.rows("SELECT id FROM job WHERE state = \(JobState.ready) AND \(due)")
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Part: Sendable {
        case text(String)
        case parameter(Parameter)
        indirect case choice(sqlite: SQL, postgres: SQL)
    }

    let parts: [Part]

    public init(stringLiteral text: String) {
        parts = [.text(text)]
    }

    public init(stringInterpolation: SQLInterpolation) {
        parts = stringInterpolation.parts
    }

    init(parts: [Part]) {
        self.parts = parts
    }

    /// Puts pieces in a row, for conditions and rows of which there are as many as there are.
    public init(joining pieces: some Sequence<SQL>, separator: SQL) {
        parts = Array(pieces.map(\.parts).joined(separator: separator.parts))
    }
}
