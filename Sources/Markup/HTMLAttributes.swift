internal import Foundation

/// The attributes of one start tag, as libxml2 hands them over: name, value, name, value, …, nil.
struct HTMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    init(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) { self.list = list }

    /// Whether they keep the element from being seen.
    var hide: Bool {
        guard list != nil else { return false }
        if index(of: "hidden") != nil { return true }
        guard let style = value(of: "style") else { return false }
        let rules = style.lazy.filter { $0 > 0x20 }.map { $0 | 0x20 }
        let text = String(decoding: Array(rules), as: UTF8.self)
        return text.contains("display:none") || text.contains("visibility:hidden")
            || (text + ";").contains("font-size:0;") || text.contains("font-size:0px")
            || (text + ";").contains("opacity:0;")
    }

    /// The `href`, when it leads to http, https or mailto; without the control characters that hide a scheme.
    var safeLink: [UInt8]? {
        guard let href = value(of: "href") else { return nil }
        let link = href.filter { $0 > 0x20 && $0 != 0x7F }
        let start = String(decoding: link.prefix(8), as: UTF8.self).lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("mailto:") else {
            return nil
        }
        return link
    }

    private func value(of name: String) -> UnsafeBufferPointer<UInt8>? {
        guard let list, let index = index(of: name), let value = list[index + 1] else { return nil }
        return UnsafeBufferPointer(start: value, count: strlen(value))
    }

    private func index(of name: String) -> Int? {
        guard let list else { return nil }
        var index = 0
        while let candidate = list[index] {
            if strcmp(candidate, name) == 0 { return index }
            index += 2
        }
        return nil
    }
}

/// Counts a C string of libxml2's unsigned characters.
func strlen(_ text: UnsafePointer<UInt8>) -> Int {
    Foundation.strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
}

/// Compares two C strings of libxml2's unsigned characters.
func strcmp(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>) -> Int32 {
    Foundation.strcmp(
        UnsafeRawPointer(left).assumingMemoryBound(to: CChar.self),
        UnsafeRawPointer(right).assumingMemoryBound(to: CChar.self))
}
