import Foundation

/// What is expected of a gate's calls, by what they were like of late.
struct Pace {
    /// Until the provider has certainly counted a request, in seconds.
    var arrival: TimeInterval
    /// Until it is settled, in seconds.
    var latency: TimeInterval
    /// How much of its estimate a call takes, at most all.
    var thrift: Double

    init(of gate: Gate, meter: Meter) {
        latency = gate.latency ?? meter.guessedLatency / .seconds(1)
        arrival = min(gate.arrival ?? latency, latency)
        thrift = min(gate.thrift ?? meter.guessedThrift, 1)
    }

    /// What is likely to remain of an estimate.
    func likely(_ estimate: Int) -> Int { Int(Double(estimate) * thrift) }
}
