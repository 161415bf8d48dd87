/// How much memory metrics may take, whatever their labels hold.
public struct MetricLimits: Sendable, Hashable {
    /// Metrics of different names.
    public var families: Int
    /// Sets of label values of one name.
    public var seriesPerFamily: Int
    /// Labels of a series; more are left out.
    public var labels: Int
    /// Unicode scalars of a label's value; longer ones are cut.
    public var labelValueLength: Int

    public init(families: Int = 500, seriesPerFamily: Int = 1_000, labels: Int = 20, labelValueLength: Int = 200) {
        self.families = families
        self.seriesPerFamily = seriesPerFamily
        self.labels = labels
        self.labelValueLength = labelValueLength
    }
}
