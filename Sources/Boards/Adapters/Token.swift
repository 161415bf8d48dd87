internal import Foundation

/// Company tokens that go into an API's address: checked, so that no answer or page can lead a request elsewhere.
enum Token {
    /// Letters, digits, `-`, `_` and `.` inside.
    static func isPlain(_ token: String) -> Bool {
        isName(token) && token.utf8.allSatisfy { $0 != 0x20 }
    }

    /// The same with spaces, as Ashby's board names may have.
    static func isName(_ token: String) -> Bool {
        guard 1...80 ~= token.utf8.count, token.first != ".", token.first != " ", token.last != " " else {
            return false
        }
        return token.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0"..."9" ~= $0 || "-_. &+'".unicodeScalars.contains($0)
        }
    }

    /// One label of a host's name (RFC 1123): letters of ASCII, digits, and hyphens inside.
    static func isHostLabel(_ token: String) -> Bool {
        1...63 ~= token.utf8.count && token.first != "-" && token.last != "-"
            && token.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
    }

    /// "acme" for acme.breezy.hr under "breezy.hr"; nil for the domain itself, other hosts, and labels of the system's
    /// own.
    static func label(of url: URL, under domain: String, except own: Set<String> = ["www", "app", "api"]) -> String? {
        guard let host = url.host()?.lowercased(), host.hasSuffix(".\(domain)") else { return nil }
        let label = String(host.dropLast(domain.utf8.count + 1))
        return isHostLabel(label) && !own.contains(label) ? label : nil
    }

    /// A name that the Domain Name System may know: no address of numbers, no port.
    static func isHost(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return host.utf8.count <= 253 && labels.count > 1 && labels.last?.contains(where: \.isLetter) == true
            && labels.allSatisfy(isHostLabel)
    }

    /// For use as one path segment.
    static func encoded(_ token: String) -> String {
        token.addingPercentEncoding(withAllowedCharacters: segment) ?? token
    }

    private static let segment = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")

    static func url(_ address: String, of board: Board) throws(BoardError) -> URL {
        guard let url = URL(string: address) else {
            throw BoardError(.unknownCompany, "“\(board.token)” is no name that a \(board.system) board can have")
        }
        return url
    }
}
