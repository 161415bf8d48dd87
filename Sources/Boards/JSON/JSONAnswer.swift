internal import Foundation

extension JSON {
    /// The list of postings in an answer: the array at a member, or the answer itself.
    /// - Throws: `BoardError.changedShape` when the answer is not JSON or has no such list.
    static func list(in bytes: [UInt8], at member: StaticString?, _ system: String, _ url: URL) throws(BoardError)
        -> [JSON]
    {
        let root = try document(bytes, system, url)
        let list = member.map { root[$0] } ?? root
        guard list.isArray else {
            let place = member.map { "there is no list “\($0)”" } ?? "it is not a list"
            let message = (root["message"].line ?? root["error"].line).map { " (“\($0)”)" } ?? ""
            throw .changedShape(system, url, place + message)
        }
        return list.array
    }

    /// An answer as JSON.
    static func document(_ bytes: [UInt8], _ system: String, _ url: URL) throws(BoardError) -> JSON {
        do {
            return try JSON(parsing: bytes)
        } catch {
            throw .changedShape(system, url, "it is not whole JSON (\(bytes.count) bytes; \(error.reason))")
        }
    }
}
