/// What a server says of its own about a request that it did not take.
struct WireRefusal: Sendable {
    var json: JSON?
    /// One line; empty when nothing can be read.
    var message: String
    /// Type, code and parameter, as far as told, in lower case.
    var words: [String]

    init(_ body: [UInt8]) {
        self.init(JSON(parsing: body), text: String(decoding: body.prefix(400), as: UTF8.self))
    }

    /// OpenAI's, Google's and Anthropic's errors are an object `error`, Ollama's a string, FastAPI's a `detail`.
    init(_ json: JSON?, text: String = "") {
        // A refused stream of Gemini's is an array of one.
        self.json = json?[0] ?? json
        let error = self.json?["error"] ?? self.json
        let told = error?["message"]?.string ?? error?.string ?? error?["detail"]?.string
        message = Self.line(told ?? (json == nil && !text.contains("<") ? text : ""))
        let metadata = error?["metadata"]?["raw"]?.string
        if let metadata { message = Self.line("\(message) \(metadata)") }
        words = ["type", "code", "param", "status"].compactMap { error?[$0]?.string?.lowercased() }
    }

    func says(_ phrases: String...) -> Bool {
        let message = message.lowercased()
        return phrases.contains(where: message.contains)
    }

    func has(_ names: String...) -> Bool { names.contains(where: words.contains) }

    private static let longest = 300

    private static func line(_ text: String) -> String {
        let line = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ")
        let clean = PromptText.clean(line, longest: longest + 1)
        return clean.count > longest ? clean.prefix(longest) + "…" : clean
    }
}
