public import Foundation

/// What is wrong with a profile file: where, what stands there, and what would be right.
public struct ProfileError: Error, Sendable, Hashable, LocalizedError, CustomStringConvertible {
    /// The file's name as the caller gave it.
    public let file: String
    /// Counted from 1; nil when it is about the whole file.
    public let line: Int?
    /// Such as `languages.German`; nil when it is about the whole file.
    public let key: String?
    public let problem: String

    public var description: String {
        let place = [file, line.map { "line \($0)" }, key].compactMap { $0 }.joined(separator: ", ")
        return "\(place): \(problem)"
    }
    public var errorDescription: String? { description }
}
