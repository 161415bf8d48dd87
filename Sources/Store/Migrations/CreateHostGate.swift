import Database

extension StoreSchema {
    static let createHostGate = Migration(
        "create host gate",
        [
            """
            CREATE TABLE host_gate (
                host \(.text) PRIMARY KEY CHECK (length(host) BETWEEN 1 AND 253),
                failures_in_row \(.integer) NOT NULL CHECK (failures_in_row >= 0),
                closed_until \(.timestamp),
                reason \(.text) CHECK (length(reason) <= 2000)
            )\(.strict)
            """
        ])
}
