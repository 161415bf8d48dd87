import Foundation

/// A list in one cell: "cloud; messaging", or a JSON array.
enum CellList {
    static func items(_ cell: String) -> [FieldValue] {
        if case .list(let list)? = json(cell) { return list }
        guard cell.contains(";") else { return [.text(cell)] }
        return cell.split(separator: ";").map { .text(String($0)) }
    }

    /// Nil when it is no JSON; a cell that only looks like it is text.
    static func json(_ cell: String) -> FieldValue? {
        guard cell.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "["), cell.utf8.count <= 64 << 10,
            cell.utf8.count(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }) <= 200,
            let json = try? JSONSerialization.jsonObject(with: Data(cell.utf8))
        else { return nil }
        return ExtendedJSON.value(json)
    }
}
