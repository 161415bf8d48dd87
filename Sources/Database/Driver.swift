/// What an engine does for `Database`.
protocol Driver: Sendable {
    var engine: Engine { get }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value

    func listen(to channels: Set<String>) async throws -> Notifications

    func close() async
}
