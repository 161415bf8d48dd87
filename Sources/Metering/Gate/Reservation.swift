public import Database
public import Foundation

/// Names a call in the ledger.
public struct CallID: RawRepresentable, SQLValue, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }
}

/// The permission to call a model once.
public struct Reservation: Sendable, Hashable {
    public let id: CallID
    public let call: PlannedCall
    public let reservedAt: Date
    /// When it is taken for lost. Its request and its estimate are counted for a window more.
    public let leasedUntil: Date
}
