/// A value that was asked for when it was scraped: how many jobs wait, say.
public struct Sample: Sendable {
    public var label: String
    public var dimensions: [(String, String)]
    public var value: Double

    /// - Parameters:
    ///   - label: as for swift-metrics, "scoutly.jobs".
    ///   - dimensions: names and values that tell samples of one label apart.
    public init(_ label: String, dimensions: [(String, String)] = [], value: Double) {
        self.label = label
        self.dimensions = dimensions
        self.value = value
    }
}
