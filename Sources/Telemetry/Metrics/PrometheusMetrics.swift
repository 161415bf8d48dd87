public import CoreMetrics
import Synchronization

/// Keeps what swift-metrics measures and renders it for Prometheus.
///
///     let metrics = PrometheusMetrics([MetricDescription("scoutly.job.run_time", help: "How long a job ran.")])
///     Timer(label: "scoutly.job.run_time", dimensions: [("kind", "scrape")], factory: metrics).recordSeconds(1.2)
///     await metrics.render()  // … scoutly_job_run_time_seconds_bucket{kind="scrape",le="2.5"} 1 …
public final class PrometheusMetrics: MetricsFactory, Sendable {
    /// From a claim's milliseconds to a crawl's minutes.
    public static let standardBuckets = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200,
    ]

    private static let collectorErrors = "scoutly.collector.errors"

    private let descriptions: [String: MetricDescription]
    private let bucketBounds: [Double]
    private let registry: Mutex<MetricRegistry>
    private let collectors = Mutex<[Collector]>([])

    /// - Parameter buckets: upper bounds of timers in seconds, and of recorders that aggregate.
    public init(
        _ descriptions: [MetricDescription] = [], buckets: [Double] = standardBuckets, limits: MetricLimits = .init()
    ) {
        let own = MetricDescription(
            Self.collectorErrors, help: "Times that a collector did not give its values when it was asked.")
        self.descriptions = Dictionary((descriptions + [own]).map { ($0.label, $0) }) { first, _ in first }
        bucketBounds = Self.rising(buckets)
        registry = Mutex(MetricRegistry(limits: limits))
    }

    /// Adds values that are asked for at each scrape. What fails, or answers too late, is counted in
    /// `scoutly_collector_errors_total` and takes nothing else away.
    /// - Parameters:
    ///   - name: the error counter's label.
    ///   - timeout: after it the question is cancelled.
    ///   - samples: become gauges.
    public func addCollector(
        _ name: String, timeout: Duration = .seconds(5),
        _ samples: @escaping @Sendable () async throws -> [Sample]
    ) {
        let errors = makeCounter(label: Self.collectorErrors, dimensions: [("collector", name)])
        collectors.withLock { $0.append(Collector(timeout: timeout, errors: errors, ask: samples)) }
    }

    /// Everything measured so far, sorted by name and labels.
    public func render() async -> String {
        let samples = await Collector.collect(collectors.withLock { $0 })
        let families = registry.withLock { registry in
            // The samples of this scrape, apart from what was measured, so that they are gone at the next one.
            var scraped = MetricRegistry(limits: registry.limits)
            for sample in samples {
                let name = MetricName.metric(sample.label)
                let isTaken = registry.owns(name)
                let help = descriptions[sample.label]?.help
                let gauge =
                    isTaken ? nil : scraped.series(name, .gauge, help: help, sample.dimensions) { GaugeSeries() }
                if let gauge { gauge.set(sample.value) } else { registry.refuse(isTaken ? name : "samples") }
            }
            return registry.families.values + scraped.families.values.filter { $0.name != MetricRegistry.refusals }
        }
        var page = ExpositionPage()
        for family in families.sorted(by: { $0.name < $1.name }) where !family.series.isEmpty { page.add(family) }
        return page.text
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counter(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if aggregate { return histogram(label, dimensions, suffix: "") ?? NOOPMetricsHandler.instance }
        return gauge(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions, suffix: "_seconds") ?? NOOPMetricsHandler.instance
    }

    public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
    public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    private func counter(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries? {
        series(label, dimensions, .counter, suffix: "_total") { CounterSeries() }
    }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries? {
        series(label, dimensions, .gauge, suffix: "") { GaugeSeries() }
    }

    private func histogram(_ label: String, _ dimensions: [(String, String)], suffix: String) -> HistogramSeries? {
        series(label, dimensions, .histogram, suffix: suffix) {
            HistogramSeries(bounds: descriptions[label]?.buckets.map(Self.rising) ?? bucketBounds)
        }
    }

    private func series<Found: Series>(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricFamily.Kind, suffix: String,
        make: () -> Found
    ) -> Found? {
        let name = MetricName.metric(label, suffix: suffix)
        return registry.withLock {
            $0.series(name, kind, help: descriptions[label]?.help, dimensions, make: make)
        }
    }

    private func remove(_ handler: AnyObject) {
        guard let series = handler as? any Series else { return }
        registry.withLock { $0.remove(series) }
    }

    private static func rising(_ bounds: [Double]) -> [Double] { Set(bounds.filter(\.isFinite)).sorted() }
}
