/// What a person who reads `/metrics` should know of a metric, and how finely it is measured.
public struct MetricDescription: Sendable, Hashable {
    /// As it is given to swift-metrics: "scoutly.job.run_time".
    public var label: String
    /// One sentence.
    public var help: String
    /// Upper bounds, for timers in seconds; nil for those of the factory.
    public var buckets: [Double]?

    public init(_ label: String, help: String, buckets: [Double]? = nil) {
        self.label = label
        self.help = help
        self.buckets = buckets
    }
}
