import CoreMetrics
import Synchronization

/// Counts values by size: a timer in seconds, or a recorder that aggregates.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
    private struct Counts {
        /// How many values were no larger than each bound and larger than the one before; the last for the rest.
        var buckets: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let counts: Mutex<Counts>

    /// - Parameter bounds: finite and rising.
    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Mutex(Counts(buckets: Array(repeating: 0, count: bounds.count + 1)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        counts.withLock {
            $0.buckets[bucket] += 1
            $0.sum += value
        }
    }

    func write(_ name: String, _ labels: LabelSet, to page: inout ExpositionPage) {
        let counts = counts.withLock { $0 }
        var total: UInt64 = 0
        for (bound, count) in zip(bounds + [.infinity], counts.buckets) {
            total += count
            page.add(name + "_bucket", labels.with("le", ExpositionPage.number(bound)), "\(total)")
        }
        page.add(name + "_sum", labels.text, ExpositionPage.number(counts.sum))
        page.add(name + "_count", labels.text, "\(total)")
    }
}
