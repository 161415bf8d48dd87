import Database

extension MeteringSchema {
    /// A call holds a request until `requests_until` and `tokens` until `counts_until`. `quota_day` is the provider's, `day`
    /// that of the budgets. Costs are in US nanodollars, the latency in microseconds.
    static let createModelCall = Migration(
        "create model call",
        [
            """
            CREATE TABLE model_call (
                id \(.identity),
                gate \(.integer) NOT NULL REFERENCES model_gate (id),
                operation \(.text) NOT NULL CHECK (length(operation) BETWEEN 1 AND 100),
                account \(.text) CHECK (length(account) BETWEEN 1 AND 200),
                company \(.text) CHECK (length(company) BETWEEN 1 AND 500),
                quota_day \(.text) NOT NULL CHECK (length(quota_day) = 10),
                day \(.text) NOT NULL CHECK (length(day) = 10),
                reserved_at \(.timestamp) NOT NULL,
                leased_until \(.timestamp) NOT NULL,
                requests_until \(.timestamp) NOT NULL,
                counts_until \(.timestamp) NOT NULL,
                estimated \(.integer) NOT NULL CHECK (estimated >= 0),
                tokens \(.integer) NOT NULL CHECK (tokens >= 0),
                cost \(.integer) NOT NULL CHECK (cost >= 0),
                settled_at \(.timestamp),
                outcome \(.text) CHECK (
                    outcome IN ('answered', 'refused', 'limited', 'failed', 'unanswered', 'unsent')),
                latency \(.integer) CHECK (latency >= 0),
                input \(.integer) CHECK (input >= 0),
                cached_input \(.integer) CHECK (cached_input BETWEEN 0 AND input),
                output \(.integer) CHECK (output >= 0),
                CONSTRAINT settled_has_an_outcome CHECK ((settled_at IS NULL) = (outcome IS NULL)),
                CONSTRAINT usage_is_whole CHECK (
                    (input IS NULL) = (output IS NULL) AND (input IS NULL) = (cached_input IS NULL))
            )\(.strict)
            """,
            "CREATE INDEX model_call_window ON model_call (gate, counts_until, requests_until, tokens)",
            "CREATE INDEX model_call_open ON model_call (gate, leased_until) WHERE settled_at IS NULL",
            "CREATE INDEX model_call_day ON model_call (day)",
        ])
}
