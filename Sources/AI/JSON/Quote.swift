/// The marks that a string stands between: JSON's own, or another pair that models write.
enum Quote {
    case straight
    case single
    /// “…”, three bytes each.
    case curly

    /// Nil when no quotation mark stands there.
    init?(at position: Int, in bytes: [UInt8]) {
        guard position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "\""): self = .straight
        case UInt8(ascii: "'"): self = .single
        case 0xE2 where Self.isCurly(at: position, in: bytes, last: 0x9C): self = .curly
        default: return nil
        }
    }

    /// In bytes.
    var length: Int { self == .curly ? 3 : 1 }

    func closes(at position: Int, in bytes: [UInt8]) -> Bool {
        switch self {
        case .straight: bytes[position] == UInt8(ascii: "\"")
        case .single: bytes[position] == UInt8(ascii: "'")
        case .curly: bytes[position] == 0xE2 && Self.isCurly(at: position, in: bytes, last: 0x9D)
        }
    }

    private static func isCurly(at position: Int, in bytes: [UInt8], last: UInt8) -> Bool {
        position + 2 < bytes.count && bytes[position + 1] == 0x80 && bytes[position + 2] == last
    }
}
