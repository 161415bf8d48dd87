import Database

extension MeteringSchema {
    /// What is left of calls whose own rows have been pruned; without an account or a company, these are empty.
    static let createModelUsage = Migration(
        "create model usage",
        [
            """
            CREATE TABLE model_usage (
                day \(.text) NOT NULL CHECK (length(day) = 10),
                gate \(.integer) NOT NULL REFERENCES model_gate (id),
                operation \(.text) NOT NULL,
                account \(.text) NOT NULL,
                company \(.text) NOT NULL,
                calls \(.integer) NOT NULL CHECK (calls >= 0),
                unanswered \(.integer) NOT NULL CHECK (unanswered BETWEEN 0 AND calls),
                estimated \(.integer) NOT NULL,
                input \(.integer) NOT NULL,
                cached_input \(.integer) NOT NULL,
                output \(.integer) NOT NULL,
                cost \(.integer) NOT NULL,
                latency \(.integer) NOT NULL,
                PRIMARY KEY (day, gate, operation, account, company)
            )\(.strict)
            """
        ])
}
