/// One part of the benchmark: its name on the command line, and what it measures.
struct Section: Sendable {
    let name: String
    let measure: @Sendable (Workbench) async throws -> Table
}
