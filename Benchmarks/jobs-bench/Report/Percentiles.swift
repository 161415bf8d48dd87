/// Where the middle and the tail of many measurements lie, in milliseconds.
struct Percentiles {
    private let sorted: [Duration]

    init(_ samples: [Duration]) {
        precondition(!samples.isEmpty, "nothing was measured")
        sorted = samples.sorted()
    }

    var p50: Double { at(0.5) }
    var p99: Double { at(0.99) }
    var longest: Double { at(1) }

    private func at(_ share: Double) -> Double {
        sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)] / .milliseconds(1)
    }
}
