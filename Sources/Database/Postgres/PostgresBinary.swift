import CLibPQ
import Foundation

/// PostgreSQL's binary form of values, as each type's `recv` function reads it.
enum PostgresBinary {
    static func value(_ cell: Cell, _ type: ColumnType) throws -> [UInt8]? {
        switch (cell, type) {
        case (.null, _): nil
        case (.integer(let value), .boolean): [value == 0 ? 0 : 1]
        case (.integer(let value), .timestamp): bigEndian(value - microsecondsTo2000)
        case (.integer(let value), _): bigEndian(value)
        case (.double(let value), _): bigEndian(value.bitPattern)
        case (.bytes(let value), _): value
        case (.text(let value), .json): [1] + value.utf8
        case (.text(let value), .uuid): try uuid(value)
        case (.text(let value), _): Array(value.utf8)
        }
    }

    /// Dimensions, whether there are NULLs, the type; length and lower bound of the dimension; length and value of each.
    static func array(_ cells: [Cell], _ type: ColumnType) throws -> [UInt8] {
        let isEmpty = cells.isEmpty
        let header: [Int32] = [isEmpty ? 0 : 1, 1, Int32(type.number)] + (isEmpty ? [] : [Int32(cells.count), 1])
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + 16 * cells.count)
        for number in header { append(number, to: &bytes) }
        for cell in cells {
            let value = try value(cell, type)
            append(Int32(value?.count ?? -1), to: &bytes)
            if let value { bytes += value }
        }
        return bytes
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    private static func uuid(_ text: String) throws -> [UInt8] {
        guard let uuid = UUID(uuidString: text) else { throw DatabaseError.invalidValue("the text is no UUID") }
        return withUnsafeBytes(of: uuid.uuid) { Array($0) }
    }

    /// PostgreSQL counts times from the year 2000.
    private static let microsecondsTo2000: Int64 = 946_684_800_000_000
}

/// The numbers of `pg_type.dat`, which never change.
extension ColumnType {
    var number: Oid {
        switch self {
        case .integer: 20
        case .double: 701
        case .text: 25
        case .boolean: 16
        case .bytes: 17
        case .timestamp: 1184
        case .json: 3802
        case .uuid: 2950
        }
    }

    var arrayNumber: Oid {
        switch self {
        case .integer: 1016
        case .double: 1022
        case .text: 1009
        case .boolean: 1000
        case .bytes: 1001
        case .timestamp: 1185
        case .json: 3807
        case .uuid: 2951
        }
    }
}
