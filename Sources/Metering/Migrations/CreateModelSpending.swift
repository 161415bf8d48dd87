import Database

extension MeteringSchema {
    /// A period is a day (2026-03-29) or a month (2026-03); the account of all together is the empty one.
    static let createModelSpending = Migration(
        "create model spending",
        [
            """
            CREATE TABLE model_spending (
                account \(.text) NOT NULL CHECK (length(account) <= 200),
                period \(.text) NOT NULL CHECK (length(period) IN (7, 10)),
                tokens \(.integer) NOT NULL,
                cost \(.integer) NOT NULL,
                PRIMARY KEY (account, period)
            )\(.strict)
            """
        ])
}
