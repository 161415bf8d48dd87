import CoreMetrics
import Telemetry
import Testing

struct PrometheusMetricsTests {
    @Test func `counters, gauges and recorders are rendered by name with their labels`() async {
        let metrics = PrometheusMetrics([MetricDescription("scoutly.jobs.done", help: "Jobs that were done.")])
        let scrape = Counter(label: "scoutly.jobs.done", dimensions: [("kind", "scrape")], factory: metrics)
        scrape.increment(by: 3)
        Counter(label: "scoutly.jobs.done", dimensions: [("kind", "match")], factory: metrics).increment()
        Counter(label: "scoutly.jobs.done", dimensions: [("kind", "scrape")], factory: metrics).increment()
        FloatingPointCounter(label: "cost_total", factory: metrics).increment(by: 0.25)
        Meter(label: "in-flight", factory: metrics).set(7)
        Gauge(label: "queue.age", factory: metrics).record(1.5)
        #expect(
            await metrics.render() == """
                # TYPE cost_total counter
                cost_total 0.25
                # TYPE in_flight gauge
                in_flight 7
                # TYPE queue_age gauge
                queue_age 1.5
                # HELP scoutly_jobs_done_total Jobs that were done.
                # TYPE scoutly_jobs_done_total counter
                scoutly_jobs_done_total{kind="match"} 1
                scoutly_jobs_done_total{kind="scrape"} 4

                """)
    }

    @Test func `a timer is a histogram in seconds`() async {
        let metrics = PrometheusMetrics([MetricDescription("run", help: "a\\b\nc", buckets: [1, 0.1, 10, 1])])
        let timer = Timer(label: "run", dimensions: [("kind", "scrape")], factory: metrics)
        timer.recordMilliseconds(100)
        timer.recordSeconds(0.5)
        timer.recordSeconds(100)
        #expect(
            await metrics.render() == """
                # HELP run_seconds a\\\\b\\nc
                # TYPE run_seconds histogram
                run_seconds_bucket{kind="scrape",le="0.1"} 1
                run_seconds_bucket{kind="scrape",le="1"} 2
                run_seconds_bucket{kind="scrape",le="10"} 2
                run_seconds_bucket{kind="scrape",le="+Inf"} 3
                run_seconds_sum{kind="scrape"} 100.6
                run_seconds_count{kind="scrape"} 3

                """)
    }

    @Test func `a recorder that aggregates is a histogram`() async {
        let metrics = PrometheusMetrics(buckets: [10])
        Recorder(label: "found", factory: metrics).record(10)
        Recorder(label: "found", factory: metrics).record(Double.infinity)
        Recorder(label: "found", factory: metrics).record(Double.nan)
        let page = await metrics.render()
        #expect(
            page.contains("found_bucket{le=\"10\"} 1\nfound_bucket{le=\"+Inf\"} 2\nfound_sum +Inf\nfound_count 2\n"))
    }

    @Test func `hostile labels neither leave their quotation marks nor end the page`() async {
        let metrics = PrometheusMetrics()
        let hostile = "a\"} 1\nforged 2\r\\\u{0}\u{1B}é"
        Counter(
            label: "1 bad-näme", dimensions: [("le", "x"), ("__name__", "y"), ("ho\"st", hostile)], factory: metrics
        )
        .increment()
        let page = await metrics.render()
        #expect(
            page == """
                # TYPE _1_bad_n__me_total counter
                _1_bad_n__me_total{_name__="y",ho_st="a\\"} 1\\nforged 2\u{FFFD}\\\\\u{FFFD}\u{FFFD}é",le_="x"} 1

                """)
    }

    @Test func `labels in another order are the same series, and of one name the first counts`() async {
        let metrics = PrometheusMetrics()
        Counter(label: "c", dimensions: [("a", "1"), ("b", "2")], factory: metrics).increment()
        Counter(label: "c", dimensions: [("b", "2"), ("a", "1"), ("a", "3")], factory: metrics).increment()
        #expect(await metrics.render().contains("c_total{a=\"1\",b=\"2\"} 2\n"))
    }

    @Test func `a label with ever new values takes no more memory than allowed, and it is counted`() async {
        let metrics = PrometheusMetrics(limits: MetricLimits(families: 3, seriesPerFamily: 10))
        for number in 0..<100 {
            Counter(label: "seen", dimensions: [("url", "\(number)")], factory: metrics).increment()
            Timer(label: "t\(number)", factory: metrics).recordSeconds(1)
        }
        let lines = await metrics.render().split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("seen_total{") } == 10)
        #expect(lines.contains("scoutly_metrics_refused_total{family=\"seen_total\"} 90"))
        #expect(lines.contains("scoutly_metrics_refused_total{family=\"others\"} 98"))
        #expect(lines.count { $0.hasPrefix("# TYPE t") } == 2)
    }

    @Test func `one name is one family`() async {
        let metrics = PrometheusMetrics()
        Counter(label: "x", factory: metrics).increment()
        Meter(label: "x.total", factory: metrics).set(5)
        Timer(label: "y", factory: metrics).recordSeconds(1)
        Meter(label: "y_seconds_count", factory: metrics).set(5)
        let page = await metrics.render()
        #expect(page.contains("x_total 1\n") && !page.contains(" 5\n"))
        #expect(page.contains("scoutly_metrics_refused_total{family=\"x_total\"} 1\n"))
        #expect(page.contains("scoutly_metrics_refused_total{family=\"y_seconds_count\"} 1\n"))
    }

    @Test func `a series that is destroyed is gone`() async {
        let metrics = PrometheusMetrics()
        let meter = Meter(label: "m", dimensions: [("a", "1")], factory: metrics)
        Meter(label: "m", dimensions: [("a", "2")], factory: metrics).set(2)
        meter.destroy()
        #expect(await metrics.render() == "# TYPE m gauge\nm{a=\"2\"} 2\n")
    }

    @Test func `nothing is lost when many measure at once`() async {
        let metrics = PrometheusMetrics(buckets: [1])
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 {
                        Counter(label: "c", dimensions: [("a", "1")], factory: metrics).increment()
                        Timer(label: "t", factory: metrics).recordSeconds(1)
                        Meter(label: "m", factory: metrics).increment()
                        FloatingPointCounter(label: "f", factory: metrics).increment(by: 0.5)
                    }
                }
            }
        }
        let page = await metrics.render()
        for line in ["c_total{a=\"1\"} 8000\n", "t_seconds_sum 8000\n", "m 8000\n", "f_total 4000\n"] {
            #expect(page.contains(line))
        }
    }

    @Test func `numbers are written as Go reads them`() async {
        let metrics = PrometheusMetrics()
        for (name, value) in [("a", Double.infinity), ("b", -.infinity), ("c", .nan), ("d", 1e300), ("e", 2.5e-7)] {
            Meter(label: name, factory: metrics).set(value)
        }
        let values = await metrics.render().split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(values == ["a +Inf", "b -Inf", "c NaN", "d 1e+300", "e 2.5e-07"])
    }
}
