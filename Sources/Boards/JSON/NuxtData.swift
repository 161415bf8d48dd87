internal import Foundation

/// The data of a Nuxt page (`__NUXT_DATA__`): a flat list whose objects and arrays name their parts by index (devalue's
/// format, https://github.com/Rich-Harris/devalue), written out as the JSON that it stands for.
struct NuxtData {
    private static let maximumDepth = 20
    private static let maximumBytes = 8 << 20

    private let parts: [JSON]
    private var output: [UInt8] = []

    /// Nil for what is in another format, or too much.
    static func resolved(_ value: JSON) -> JSON? {
        let parts = value.array
        guard parts.count > 1 else { return nil }
        var data = NuxtData(parts: parts)
        guard data.write(0, depth: 0), data.output.count < maximumBytes else { return nil }
        return try? JSON(parsing: data.output)
    }

    private init(parts: [JSON]) { self.parts = parts }

    /// False when it is too much.
    private mutating func write(_ index: Int, depth: Int) -> Bool {
        guard output.count < Self.maximumBytes else { return false }
        guard parts.indices.contains(index), depth < Self.maximumDepth else {
            output += "null".utf8
            return true
        }
        let part = parts[index]
        if part.isObject {
            return write(part.members.map { ($0.name, $0.value.integer ?? -1) }, depth: depth)
        }
        guard part.isArray else {
            output += Self.literal(part)
            return true
        }
        let elements = part.array
        // A name in front says what the value is wrapped in: ["Reactive", 5], ["Date", "2026-01-02"].
        if let name = elements.first, name.isString {
            guard let wrapped = elements.dropFirst().first else {
                output += "null".utf8
                return true
            }
            if wrapped.isString {
                output += Self.literal(wrapped)
                return true
            }
            return write(wrapped.integer ?? -1, depth: depth + 1)
        }
        output.append(UInt8(ascii: "["))
        for (place, element) in elements.enumerated() {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            guard write(element.integer ?? -1, depth: depth + 1) else { return false }
        }
        output.append(UInt8(ascii: "]"))
        return true
    }

    private mutating func write(_ members: [(name: String, index: Int)], depth: Int) -> Bool {
        output.append(UInt8(ascii: "{"))
        for (place, member) in members.enumerated() {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            output += Self.quoted(member.name)
            output.append(UInt8(ascii: ":"))
            guard write(member.index, depth: depth + 1) else { return false }
        }
        output.append(UInt8(ascii: "}"))
        return true
    }

    private static func literal(_ value: JSON) -> [UInt8] {
        if value.isString { return quoted(value.string ?? "") }
        if let bool = value.bool { return Array((bool ? "true" : "false").utf8) }
        return Array((value.string ?? "null").utf8)
    }

    private static func quoted(_ text: String) -> [UInt8] {
        (try? JSONEncoder().encode(text)).map { Array($0) } ?? Array(#""""#.utf8)
    }
}
