/// Which families and series there are, and how many were refused; as a value, so that a scrape reads its own copy.
struct MetricRegistry {
    let limits: MetricLimits
    private(set) var families: [String: MetricFamily] = [:]
    /// Sample names and the family that has them.
    private var owners: [String: String] = [:]

    static let refusals = "scoutly_metrics_refused_total"

    init(limits: MetricLimits) { self.limits = limits }

    func owns(_ name: String) -> Bool { owners[name] != nil }

    /// The series there is, or the one that `make` makes; nil, and counted, when the limits or another family of that
    /// name are in the way.
    mutating func series<Found: Series>(
        _ name: String, _ kind: MetricFamily.Kind, help: String?, _ dimensions: [(String, String)], make: () -> Found
    ) -> Found? {
        let labels = LabelSet(dimensions, limits: limits)
        if let family = families[name] {
            if let series = family.series[labels] { return series as? Found ?? refused(name) }
            guard family.kind == kind, family.series.count < limits.seriesPerFamily else { return refused(name) }
        } else {
            let names = MetricFamily.sampleNames(name, kind)
            if let taken = names.first(where: owns) { return refused(taken) }
            guard families.count < limits.families else { return refused("others") }
            families[name] = MetricFamily(name: name, kind: kind, help: help)
            for sample in names { owners[sample] = name }
        }
        let series = make()
        families[name]?.series[labels] = series
        return series
    }

    /// Counts a refusal by a name that is known already, so that these counters are bounded, too.
    mutating func refuse(_ name: String) {
        let labels = LabelSet([("family", name)], limits: limits)
        if families[Self.refusals] == nil {
            families[Self.refusals] = MetricFamily(
                name: Self.refusals, kind: .counter, help: "Times that a series was not measured, by where it was.")
            owners[Self.refusals] = Self.refusals
        }
        let counter = families[Self.refusals]?.series[labels] as? CounterSeries ?? CounterSeries()
        families[Self.refusals]?.series[labels] = counter
        counter.increment(by: Int64(1))
    }

    /// Forgets a series; an empty family keeps its name.
    mutating func remove(_ series: any Series) {
        for (name, family) in families {
            guard let labels = family.series.first(where: { $0.value === series })?.key else { continue }
            families[name]?.series[labels] = nil
        }
    }

    private mutating func refused<Found>(_ name: String) -> Found? {
        refuse(name)
        return nil
    }
}
