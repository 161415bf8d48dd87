/// Why a file could not be read at all.
public struct CompanyFileError: Error, CustomStringConvertible {
    public var path: String
    public var reason: String

    public var description: String { "the file \(path) could not be read: \(reason)" }
}
