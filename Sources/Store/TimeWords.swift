import Database

/// Arithmetic on times in each engine's words.
extension SQL {
    static func earlier(_ one: SQL, _ other: SQL) -> SQL {
        "\(sqlite: "min", postgres: "least")(\(one), \(other))"
    }

    static func later(_ one: SQL, _ other: SQL) -> SQL {
        "\(sqlite: "max", postgres: "greatest")(\(one), \(other))"
    }

    /// What is added to a time to come so much later. In PostgreSQL without days, whose length changes twice a year.
    static func span(_ duration: Duration) -> SQL {
        """
        \(sqlite: "\(Int((duration / .microseconds(1)).rounded()))",
          postgres: "make_interval(secs => \(duration / .seconds(1)))")
        """
    }
}
