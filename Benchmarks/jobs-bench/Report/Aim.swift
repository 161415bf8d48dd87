import Foundation

/// What a figure is meant to be, and whether it is.
struct Aim: Encodable {
    var what: String
    var figure: Double
    var aim: String
    var isReached: Bool

    init(_ what: String, _ figure: Double, atLeast least: Double) {
        self.init(what: what, figure: figure, aim: "at least \(least.formatted())", isReached: figure >= least)
    }

    init(_ what: String, _ figure: Double, atMost most: Double) {
        self.init(what: what, figure: figure, aim: "at most \(most.formatted())", isReached: figure <= most)
    }

    private init(what: String, figure: Double, aim: String, isReached: Bool) {
        self.what = what
        self.figure = figure
        self.aim = aim
        self.isReached = isReached
    }

    var text: String {
        let figure = figure.formatted(.number.precision(.fractionLength(2)).grouping(.never))
        return "\(isReached ? "reached    " : "NOT reached")  \(what): \(figure), \(aim)"
    }
}
