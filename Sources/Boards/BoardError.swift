internal import Foundation

/// Why a careers page could be fetched and yet not be read.
public struct BoardError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The system answered, but not in the shape that is known of it: it changed, or the answer was cut.
        case changedShape
        /// The address leads to a page on which no postings were found.
        case noPostings
        /// The page draws its postings by scripts, which only a browser runs.
        case needsBrowser
        /// No careers page by this name or address.
        case unknownCompany
    }

    public var kind: Kind
    /// A sentence that names the address and, where there is one, the way out.
    public var description: String

    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static func changedShape(_ system: String, _ url: URL, _ what: String) -> BoardError {
        BoardError(.changedShape, "\(url.absoluteString) answered in a shape that is not known of \(system): \(what)")
    }
}
