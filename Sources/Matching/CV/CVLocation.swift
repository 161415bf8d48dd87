public import Foundation

/// Where a CV is, as said on the command line: a file, an https address, or a Google Drive or Google Docs share link.
public enum CVLocation: Sendable, Hashable {
    case file(path: String)
    case download(Link)

    /// An address to fetch a CV from.
    public struct Link: Sendable, Hashable {
        /// What to fetch: the address given, or the download behind a share link.
        public var url: URL
        /// What the user gave.
        public var given: String
        /// Whether it works only once its owner shares it with everyone.
        public var isShared: Bool
    }

    /// Takes a path (`~` is the user's home) or an address; throws for addresses that are not followed.
    public init(_ argument: String, home: String = NSHomeDirectory()) throws(CVError) {
        do throws(CVError.Problem) {
            self = try Self.parse(argument, home: home)
        } catch {
            throw CVError(argument.isEmpty ? "--cv" : argument, error)
        }
    }

    private static func parse(_ argument: String, home: String) throws(CVError.Problem) -> CVLocation {
        let argument = argument.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !argument.isEmpty else {
            throw .badLink(reason: "no CV was named", instead: "give a file or an https address")
        }
        guard let scheme = argument.scheme else {
            if GoogleLink.isHost(argument.prefix { $0 != "/" }) { return try download("https://" + argument) }
            if argument == "~" || argument.hasPrefix("~/") { return .file(path: home + argument.dropFirst()) }
            return .file(path: argument)
        }
        switch scheme {
        case "https":
            return try download(argument)
        case "http":
            throw .badLink(
                reason: "a CV is not sent over an unencrypted connection",
                instead: "use the address with https, or download the file and give its path")
        case "file":
            throw .badLink(reason: "this is a file's address", instead: "give the path, without file://")
        default:
            throw .badLink(
                reason: "addresses with \(scheme):// are not followed",
                instead: "give an https address, or download the file and give its path")
        }
    }

    private static func download(_ address: String) throws(CVError.Problem) -> CVLocation {
        guard let url = URL(string: address), let host = url.host(), !host.isEmpty else {
            throw .badLink(reason: "this is not a valid address", instead: "copy it again, as a whole")
        }
        let behind = try GoogleLink.download(behind: url)
        return .download(Link(url: behind ?? url, given: address, isShared: behind != nil))
    }
}

extension String {
    /// RFC 3986 3.1, in lower case, where "://" follows; a file may well have a colon in its name.
    fileprivate var scheme: String? {
        guard let end = range(of: "://")?.lowerBound, let first, first.isASCII, first.isLetter else { return nil }
        let scheme = self[..<end]
        let isValid = scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        return isValid ? scheme.lowercased() : nil
    }
}
