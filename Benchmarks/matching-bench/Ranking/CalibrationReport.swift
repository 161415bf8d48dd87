import Domain
import Foundation

/// What the bands mean: how the grades lie in each, and how much of a grade lies where it should.
struct CalibrationReport {
    private let judged: [JudgedCandidate]

    init(_ judged: [JudgedCandidate]) { self.judged = judged }

    var text: String {
        [true, false].map { isDev in
            let pairs = judged.filter { $0.candidate.isDev == isDev }.flatMap(\.pairs)
            let head = ["calibration, \(isDev ? "dev" : "held-out")", "pairs", "grade 0", "1", "2", "3", "mean score"]
            let rows = Match.Band.allCases.map { band -> [String] in
                let here = pairs.filter { $0.match.band == band }
                let grades = (0...3).map { grade in "\(here.count { $0.grade.grade == grade })" }
                let mean = here.map { Double($0.match.score) }.reduce(0, +) / Double(Swift.max(1, here.count))
                return ["  \(band.rawValue)", "\(here.count)"] + grades + [String(format: "%.0f", mean)]
            }
            let places = [(3, 80...100), (2, 60...79), (1, 40...59), (0, 0...39)].map { grade, band in
                let all = pairs.filter { $0.grade.grade == grade }
                let right = all.count { band.contains($0.match.score) }
                let near = all.count { (band.lowerBound - 10...band.upperBound + 10).contains($0.match.score) }
                return "  grade \(grade) in \(band.lowerBound)–\(band.upperBound): \(right) of \(all.count), "
                    + "within ten points of it \(near)"
            }
            return RankingReport.aligned([head] + rows) + "\n" + places.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
