import Yams

/// The shapes that values of a profile may have.
extension ProfileReader {
    /// The entries of a mapping with known keys; an unknown one is an error with the nearest known one.
    func entries(_ node: Node, of parent: String?, _ known: [String]) throws -> [(String, Node)] {
        guard let mapping = node.mapping else {
            let what = parent.map { "\"\($0)\" holds" } ?? "A profile holds"
            throw error(node, parent, "\(what) keys with values: \(Self.list(known))")
        }
        return try mapping.compactMap { keyNode, value in
            let name = keyNode.string ?? ""
            let key = known.first { Self.plain($0) == Self.plain(name) }
            guard let key else {
                let path = [parent, name].compactMap { $0 }.joined(separator: ".")
                let hint = ProfileNames.nearest(name, among: known).map { "did you mean \"\($0)\"?" }
                throw error(keyNode, path, "is not a known key; \(hint ?? "the keys here are \(Self.list(known))")")
            }
            return value.null == nil ? (key, value) : nil
        }
    }

    /// The items of a list; a single value is a list of one.
    func items(_ node: Node, _ key: String) throws -> [Node] {
        if let sequence = node.sequence { return Array(sequence) }
        guard node.scalar != nil else { throw error(node, key, "should be a list, such as \"[one, two]\"") }
        return [node]
    }

    func strings(_ node: Node, _ key: String) throws -> [(String, Node)] {
        try items(node, key).map { (try string($0, key), $0) }
    }

    func string(_ node: Node, _ key: String) throws -> String {
        guard let scalar = node.scalar, !scalar.string.isEmpty else {
            throw error(node, key, "should be a single value")
        }
        return scalar.string
    }

    func flag(_ node: Node, _ key: String) throws -> Bool {
        let word = try string(node, key)
        switch word.lowercased() {
        case "yes", "true", "on": return true
        case "no", "false", "off": return false
        default: throw wrong(node, key, word, "yes or no")
        }
    }

    func choices<Choice: CaseIterable & RawRepresentable & Hashable>(
        _ node: Node, _ key: String, _ read: (String) -> Choice?
    ) throws -> Set<Choice> where Choice.RawValue == String {
        Set(
            try strings(node, key).map { word, at in
                guard let choice = read(word) else {
                    throw wrong(at, key, word, "one of \(Self.list(Choice.allCases.map(\.rawValue)))")
                }
                return choice
            })
    }

    func error(_ node: Node, _ key: String?, _ problem: String) -> ProfileError {
        ProfileError(file: file, line: node.mark?.line, key: key, problem: problem)
    }

    func wrong(_ node: Node, _ key: String, _ word: String, _ right: String) -> ProfileError {
        error(node, key, "\"\(word)\" is not understood; write \(right)")
    }

    static func list(_ words: [String]) -> String { words.joined(separator: ", ") }

    /// `work_authorization` and `workAuthorisation` are one key.
    private static func plain(_ key: String) -> String {
        key.lowercased().filter(\.isLetter).replacing("ization", with: "isation")
    }
}
