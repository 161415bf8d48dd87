import CoreMetrics
import Telemetry
import Testing

struct CollectorTests {
    private struct Down: Error {}

    @Test func `values are asked for at each scrape`() async {
        let metrics = PrometheusMetrics([MetricDescription("scoutly.jobs", help: "Jobs by state.")])
        let scrapes = Counter(label: "asked", factory: metrics)
        metrics.addCollector("queue") {
            scrapes.increment()
            return [
                Sample("scoutly.jobs", dimensions: [("state", "waiting")], value: 2),
                Sample("scoutly.jobs", dimensions: [("state", "running")], value: 1),
            ]
        }
        _ = await metrics.render()
        #expect(
            await metrics.render()
                == """
                # TYPE asked_total counter
                asked_total 2
                # TYPE scoutly_collector_errors_total counter
                scoutly_collector_errors_total{collector="queue"} 0
                # HELP scoutly_jobs Jobs by state.
                # TYPE scoutly_jobs gauge
                scoutly_jobs{state="running"} 1
                scoutly_jobs{state="waiting"} 2

                """.replacing(
                    "# TYPE scoutly_collector",
                    with: "# HELP scoutly_collector_errors_total Times that a collector did not give its values when "
                        + "it was asked.\n# TYPE scoutly_collector"))
    }

    @Test func `a collector that fails takes nothing else away`() async {
        let metrics = PrometheusMetrics()
        Counter(label: "c", factory: metrics).increment()
        metrics.addCollector("down") { throw Down() }
        metrics.addCollector("up") { [Sample("up", value: 1)] }
        let page = await metrics.render()
        #expect(page.contains("c_total 1\n") && page.contains("\nup 1\n"))
        #expect(page.contains("scoutly_collector_errors_total{collector=\"down\"} 1\n"))
        #expect(page.contains("scoutly_collector_errors_total{collector=\"up\"} 0\n"))
    }

    @Test func `a collector that hangs is cancelled`() async {
        let metrics = PrometheusMetrics()
        metrics.addCollector("slow", timeout: .milliseconds(1)) {
            try await Task.sleep(for: .seconds(3_600))
            return []
        }
        #expect(await metrics.render().contains("scoutly_collector_errors_total{collector=\"slow\"} 1\n"))
    }

    @Test func `samples never take the name of what is measured, and are bounded`() async {
        let metrics = PrometheusMetrics(limits: MetricLimits(seriesPerFamily: 5))
        Meter(label: "m", factory: metrics).set(1)
        metrics.addCollector("hostile") {
            [Sample("m", value: 9)] + (0..<100).map { Sample("many", dimensions: [("n", "\($0)")], value: 1) }
        }
        let page = await metrics.render()
        #expect(page.contains("\nm 1\n") && !page.contains("m 9"))
        #expect(page.split(separator: "\n").count { $0.hasPrefix("many{") } == 5)
        #expect(page.contains("scoutly_metrics_refused_total{family=\"m\"} 1\n"))
        #expect(page.contains("scoutly_metrics_refused_total{family=\"samples\"} 95\n"))
    }
}
