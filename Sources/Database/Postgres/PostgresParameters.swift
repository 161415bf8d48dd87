import CLibPQ

/// A statement's values as libpq sends them: all in PostgreSQL's binary form, so nothing needs to be escaped.
struct PostgresParameters {
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []

    init(_ parameters: [Parameter]) throws {
        for parameter in parameters {
            switch parameter.content {
            case .one(let cell):
                append(try PostgresBinary.value(cell, parameter.type), as: parameter.type.number)
            case .list(let cells):
                append(try PostgresBinary.array(cells, parameter.type), as: parameter.type.arrayNumber)
            }
        }
    }

    /// Calls `body` with what `PQexecPrepared` and its relatives take.
    func withPointers<Value>(
        _ body: (
            _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
            _ formats: UnsafePointer<Int32>?
        ) -> Value
    ) -> Value {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.flatMap { UnsafePointer(start)?.advanced(by: $0) } }
            return body(Int32(types.count), values, lengths, Array(repeating: 1, count: types.count))
        }
    }

    private mutating func append(_ value: [UInt8]?, as type: Oid) {
        types.append(type)
        offsets.append(value.map { _ in bytes.count })
        lengths.append(Int32(value?.count ?? 0))
        // The byte behind gives an empty value an address, without which libpq takes it for NULL.
        if let value { bytes += value + [0] }
    }
}
