import Database

extension MeteringSchema {
    /// `seen_at` is the last time that the gate was used, by which a clock that was set back is noticed.
    static let createModelGate = Migration(
        "create model gate",
        [
            """
            CREATE TABLE model_gate (
                id \(.identity),
                provider \(.text) NOT NULL CHECK (length(provider) BETWEEN 1 AND 200),
                access_key \(.text) NOT NULL CHECK (length(access_key) <= 200),
                model \(.text) NOT NULL CHECK (length(model) BETWEEN 1 AND 200),
                seen_at \(.timestamp),
                failures_in_row \(.integer) NOT NULL DEFAULT 0 CHECK (failures_in_row >= 0),
                closed_until \(.timestamp),
                arrival \(.double) CHECK (arrival >= 0),
                latency \(.double) CHECK (latency >= 0),
                thrift \(.double) CHECK (thrift >= 0),
                UNIQUE (provider, access_key, model)
            )\(.strict)
            """,
            """
            CREATE TABLE model_gate_day (
                gate \(.integer) NOT NULL REFERENCES model_gate (id) ON DELETE CASCADE,
                day \(.text) NOT NULL CHECK (length(day) = 10),
                requests \(.integer) NOT NULL,
                tokens \(.integer) NOT NULL,
                PRIMARY KEY (gate, day)
            )\(.strict)
            """,
        ])
}
