/// A quick 64-bit checksum against damage and for file names, not against anyone who wants a collision.
///
/// Fowler, Noll and Vo's 1a variant; the RFC 9923 constants.
enum FNV1a {
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        return hash
    }
}
