import Foundation

/// What came back for a `Hop`, whatever its status.
struct Answer: Sendable {
    var status: Int
    /// Names in lower case; the last of several values.
    var headers: [String: String]
    var body: [UInt8]
    /// The body is the one kept from before, and the host says that it still holds.
    var isUnchanged = false

    var isSuccess: Bool { (200...299).contains(status) }
}
