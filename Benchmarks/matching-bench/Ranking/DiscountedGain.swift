import Foundation

/// Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), with gains of 2^grade − 1.
enum DiscountedGain {
    private static let depth = 10

    /// - Parameter grades: in the order of the ranking.
    /// - Returns: from 0 to 1; 1 is the best order there is. Nil when nothing is worth showing.
    static func normalised(_ grades: [Int]) -> Double? {
        let best = gain(grades.sorted(by: >))
        return best == 0 ? nil : gain(grades) / best
    }

    private static func gain(_ grades: [Int]) -> Double {
        grades.prefix(depth).enumerated().reduce(0) { sum, item in
            sum + (pow(2, Double(item.element)) - 1) / log2(Double(item.offset) + 2)
        }
    }
}
