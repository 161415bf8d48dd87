import Database

extension MeteringSchema {
    /// The line before a gate: the lower id came first. Who has a slot was told when there will be room, and not only when to
    /// ask again.
    static let createModelWaiter = Migration(
        "create model waiter",
        [
            """
            CREATE TABLE model_waiter (
                id \(.identity),
                gate \(.integer) NOT NULL REFERENCES model_gate (id) ON DELETE CASCADE,
                ticket \(.text) NOT NULL CHECK (length(ticket) BETWEEN 1 AND 200),
                tokens \(.integer) NOT NULL CHECK (tokens >= 0),
                until \(.timestamp) NOT NULL,
                has_slot \(.boolean) NOT NULL,
                UNIQUE (ticket, gate)
            )\(.strict)
            """,
            "CREATE INDEX model_waiter_place ON model_waiter (gate, id, until, tokens)",
            "CREATE INDEX model_waiter_due ON model_waiter (gate, until, tokens) WHERE has_slot",
        ])
}
