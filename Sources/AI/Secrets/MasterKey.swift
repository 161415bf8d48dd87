import Crypto
import Foundation

/// The key under which all other keys are sealed; it lies in a file that only its owner may read.
public struct MasterKey: Sendable {
    /// Eight hex digits that tell master keys apart and say nothing about them.
    public let id: String
    private let key: SymmetricKey

    /// `bytes`: 32 of them.
    init(bytes: Data) {
        precondition(bytes.count == Self.size)
        key = SymmetricKey(data: bytes)
        let digest = SHA256.hash(data: Data("scoutly master key id\0".utf8) + bytes)
        id = digest.prefix(4).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    static let size = 32

    /// A new one from the system's random numbers.
    static func random() -> MasterKey { MasterKey(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }) }

    var bytes: Data { key.withUnsafeBytes { Data($0) } }

    /// Encrypts with AES-256 in Galois/Counter Mode (NIST SP 800-38D), under a random nonce.
    ///
    /// `context` says whose the secret is and for what (`user/42/openai`); it is not kept, and is needed to open it.
    public func seal(_ secret: Secret, for context: String) throws -> SealedSecret {
        let box = try AES.GCM.seal(
            Data(secret.reveal().utf8), using: key, authenticating: authenticated(context, keyID: id))
        // Not nil with a nonce of 12 bytes, which is the one that `seal` makes.
        guard let combined = box.combined else { throw SealedSecret.OpeningError.damaged }
        return SealedSecret(keyID: id, box: combined)
    }

    /// Throws `SealedSecret.OpeningError`.
    public func open(_ sealed: SealedSecret, for context: String) throws(SealedSecret.OpeningError) -> Secret {
        guard sealed.keyID == id else { throw .otherMasterKey(sealed: sealed.keyID, present: id) }
        guard let box = try? AES.GCM.SealedBox(combined: sealed.box),
            let opened = try? AES.GCM.open(box, using: key, authenticating: authenticated(context, keyID: id))
        else { throw .damaged }
        return Secret(String(decoding: opened, as: UTF8.self))
    }

    /// No context can be mistaken for another: the id has a fixed length.
    private func authenticated(_ context: String, keyID: String) -> Data {
        Data("scoutly sealed secret 1\0\(keyID)\0\(context)".utf8)
    }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "master key \(id)" }
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
