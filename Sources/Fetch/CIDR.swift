/// A network such as `10.0.0.0/8` or `fd00::/8`; a single address is a network of its own.
public struct CIDR: Sendable, Hashable {
    public let address: IPAddress
    public let prefixLength: Int

    /// Bits beyond the prefix are ignored.
    public init(_ text: String) throws(FetchSettingError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else {
            throw FetchSettingError(
                "“\(text)”: “\(parts[0])” is not an IP address; write a network like 10.0.0.0/8 or fd00::/8")
        }
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            self.init(address, bits)
            return
        }
        guard parts[1].allSatisfy(\.isASCII), let length = Int(parts[1]), (0...bits).contains(length) else {
            throw FetchSettingError("“\(text)”: “\(parts[1])” is not a prefix length from 0 to \(bits)")
        }
        self.init(address, length)
    }

    init(_ address: IPAddress, _ prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// Networks separated by commas or spaces, as in a setting.
    public static func list(_ text: String) throws(FetchSettingError) -> [CIDR] {
        var networks: [CIDR] = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            networks.append(try CIDR(String(part)))
        }
        return networks
    }

    public func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = prefixLength / 8
        guard other.bytes.prefix(whole) == address.bytes.prefix(whole) else { return false }
        let rest = prefixLength % 8
        guard rest > 0 else { return true }
        return (other.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0
    }
}

extension CIDR: CustomStringConvertible {
    public var description: String { "\(address)/\(prefixLength)" }
}
