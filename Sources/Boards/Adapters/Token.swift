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
