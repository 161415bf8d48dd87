internal import Foundation

/// The attributes of one start tag, as libxml2 hands them over: name, value, name, value, …, nil.
struct HTMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    init(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) { self.list = list }

    /// Whether they keep the element from being seen.
    var hide: Bool {
        guard let list, list[0] != nil else { return false }
        if index(of: "hidden") != nil { return true }
        guard let style = value(of: "style") else { return false }
        return Self.says("display:none", style) || Self.says("visibility:hidden", style)
            || Self.says("font-size:0", style, asNumber: true) || Self.says("opacity:0", style, asNumber: true)
    }

    /// The `href`, when it leads to http, https or mailto; without the control characters that hide a scheme.
    var safeLink: [UInt8]? {
        guard let href = value(of: "href") else { return nil }
        let link = href.filter { $0 > 0x20 && $0 != 0x7F }
        return Self.schemes.contains { scheme in
            link.count > scheme.count && zip(link, scheme).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        } ? link : nil
    }

    private static let schemes = [Array("https://".utf8), Array("http://".utf8), Array("mailto:".utf8)]

    /// Whether a style holds a rule, whatever its case and spaces.
    /// - Parameter asNumber: the rule ends in a number, which must not go on: `opacity:0`, but not `opacity:0.9`.
    private static func says(_ rule: StaticString, _ style: UnsafeBufferPointer<UInt8>, asNumber: Bool = false) -> Bool
    {
        let first = rule.utf8Start[0]
        for start in style.indices where style[start] | 0x20 == first {
            var matched = 0
            var index = start
            while index < style.count, matched < rule.utf8CodeUnitCount {
                if style[index] > 0x20 {
                    guard style[index] | 0x20 == rule.utf8Start[matched] | 0x20 else { break }
                    matched += 1
                }
                index += 1
            }
            guard matched == rule.utf8CodeUnitCount else { continue }
            let goesOn = index < style.count && (style[index] == UInt8(ascii: ".") || style[index] &- 0x30 < 10)
            if !asNumber || !goesOn { return true }
        }
        return false
    }

    private func value(of name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let list, let index = index(of: name), let value = list[index + 1] else { return nil }
        return UnsafeBufferPointer(start: value, count: strlen(value))
    }

    private func index(of name: StaticString) -> Int? {
        guard let list else { return nil }
        var index = 0
        while let candidate = list[index] {
            if isEqual(candidate, name) { return index }
            index += 2
        }
        return nil
    }
}

/// Whether a C string of libxml2's is this one.
private func isEqual(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    var index = 0
    while index < name.utf8CodeUnitCount {
        guard text[index] == name.utf8Start[index] else { return false }
        index += 1
    }
    return text[index] == 0
}

/// Counts a C string of libxml2's unsigned characters.
func strlen(_ text: UnsafePointer<UInt8>) -> Int {
    Foundation.strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
}
