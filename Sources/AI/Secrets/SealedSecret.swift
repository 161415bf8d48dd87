import Foundation

/// A secret as it is stored: of use only with the master key that sealed it, and in the place that it was sealed for.
public struct SealedSecret: Sendable, Hashable {
    /// Why a sealed secret stays closed.
    public enum OpeningError: Error, Sendable, Hashable, CustomStringConvertible {
        case otherMasterKey(sealed: String, present: String)
        /// Changed since, or sealed for another place.
        case damaged

        public var description: String {
            switch self {
            case .otherMasterKey(let sealed, let present):
                "was sealed with master key \(sealed); the one at hand is \(present)"
            case .damaged: "does not open: it was changed, or belongs to another user or service"
            }
        }
    }

    /// Of the master key that opens it.
    public let keyID: String
    /// Nonce, ciphertext and tag.
    let box: Data

    init(keyID: String, box: Data) {
        self.keyID = keyID
        self.box = box
    }

    /// Reads `text`; nil when it is of no form that was ever written.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "1", parts[1].utf8.count == 8, parts[2].utf8.count <= 16 << 10,
            let box = Data(base64Encoded: String(parts[2])), box.count >= 28
        else { return nil }
        self.init(keyID: String(parts[1]), box: box)
    }

    /// `1.<id of the master key>.<base64>`.
    public var text: String { "1.\(keyID).\(box.base64EncodedString())" }
}
