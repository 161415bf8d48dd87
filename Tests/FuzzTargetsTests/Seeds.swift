import Foundation

/// Where a target's run starts: its own folder in `Fuzzing/Seeds`, and the fixtures that are what it reads.
enum Seeds {
    static func load(for target: String) throws -> [(file: String, bytes: [UInt8])] {
        let own = try files(in: "Fuzzing/Seeds/\(target)")
        let boards = "Tests/BoardsTests/Fixtures/boards"
        switch target {
        case "page":
            return try files(in: "Tests/BoardsTests/Fixtures/html") + files(in: boards, [".html"])
        case "feed": return try own + files(in: boards, [".xml"])
        case "board":
            // The fixture "workday-posting.json" is an answer of "workday".
            return try files(in: boards).map { file, bytes in
                (file, Array(file.prefix(while: \.isLetter).utf8) + [UInt8(ascii: "\n")] + bytes)
            }
        default: return own
        }
    }

    private static func files(in folder: String, _ endings: [String] = [""]) throws -> [(file: String, bytes: [UInt8])]
    {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let path = package.appending(path: folder)
        guard FileManager.default.fileExists(atPath: path.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path.path).sorted()
            .filter { name in endings.contains(where: name.hasSuffix) }
            .map { ($0, [UInt8](try Data(contentsOf: path.appending(path: $0)))) }
    }
}
