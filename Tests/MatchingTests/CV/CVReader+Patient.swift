import Matching

extension CVReader {
    /// For what is not about time: hundreds of tests share the machine, and a test's turn may come late.
    static var patient: CVReader {
        var limits = CVLimits()
        limits.time = .seconds(3600)
        return CVReader(limits: limits)
    }
}
