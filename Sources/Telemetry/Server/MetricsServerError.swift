/// Why the metrics' port could not be opened.
public struct MetricsServerError: Error, CustomStringConvertible {
    /// "127.0.0.1:9464"
    public var address: String
    public var isAddressInUse: Bool
    public var reason: String

    public var description: String {
        isAddressInUse
            ? "the metrics cannot be served on \(address): another program listens there"
            : "the metrics cannot be served on \(address): \(reason)"
    }
}
