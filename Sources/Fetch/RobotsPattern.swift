import Foundation

/// One path of an Allow or Disallow line, with `*` for any octets and a closing `$` for the end (RFC 9309, 2.2.3).
struct RobotsPattern: Sendable, Hashable {
    private let pieces: [[UInt8]]
    private let endsHere: Bool
    /// The longer of two matching patterns is the more specific one.
    let length: Int

    init(_ text: some Sequence<UInt8>) {
        var bytes = RobotsPath.normalise(text, isPattern: true)
        length = bytes.count
        endsHere = bytes.last == UInt8(ascii: "$")
        if endsHere { bytes.removeLast() }
        pieces = bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    /// `path` as `RobotsPath.normalise` gives it.
    func matches(_ path: [UInt8]) -> Bool {
        guard path.starts(with: pieces[0]) else { return false }
        var position = pieces[0].count
        if pieces.count == 1 { return !endsHere || position == path.count }
        for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
            guard let found = Self.find(piece, in: path, from: position) else { return false }
            position = found + piece.count
        }
        let last = pieces[pieces.count - 1]
        if endsHere { return path.count - position >= last.count && path.suffix(last.count).elementsEqual(last) }
        return last.isEmpty || Self.find(last, in: path, from: position) != nil
    }

    /// By C's `strstr`, which takes linear time, as both texts may be a stranger's; neither holds a zero octet.
    private static func find(_ piece: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        (path[start...] + [0]).withUnsafeBytes { text in
            (piece + [0]).withUnsafeBytes { sought in
                guard let text = text.baseAddress, let sought = sought.baseAddress,
                    let found = strstr(
                        text.assumingMemoryBound(to: CChar.self), sought.assumingMemoryBound(to: CChar.self))
                else { return nil }
                return start + (UnsafeRawPointer(found) - text)
            }
        }
    }
}
