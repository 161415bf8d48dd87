/// The families of roles ("software/mobile/ios") and how close any two of them are.
struct RoleFamilies: Sendable {
    let paths: [String]
    private let closenesses: [Float]

    init(paths: [String], related: [[String]]) {
        self.paths = paths
        let index = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
        var table = [Float](repeating: 0, count: paths.count * paths.count)
        let steps = paths.map { $0.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) } }
        for (row, left) in steps.enumerated() {
            for (column, right) in steps.enumerated() {
                table[row * paths.count + column] = Self.closeness(left, right)
            }
        }
        for row in related {
            guard row.count == 3, let left = index[row[0]], let right = index[row[1]], let hundredths = Float(row[2])
            else {
                continue
            }
            table[left * paths.count + right] = hundredths / 100
            table[right * paths.count + left] = hundredths / 100
        }
        closenesses = table
    }

    /// From 0 (nothing in common) to 1 (the same).
    func closeness(_ left: Int, _ right: Int) -> Double { Double(closenesses[left * paths.count + right]) }

    /// Whether `general` is on the way to `special`.
    func isAncestor(_ general: Int, of special: Int) -> Bool { paths[special].hasPrefix(paths[general] + "/") }

    /// The longer the shared path, the closer.
    private static func closeness(_ left: [[UInt8]], _ right: [[UInt8]]) -> Float {
        let shared = zip(left, right).prefix { $0 == $1 }.count
        if shared == left.count || shared == right.count { return left.count == right.count ? 1 : 0.7 }
        return shared >= 2 ? 0.5 : shared == 1 ? 0.3 : 0.04
    }
}
