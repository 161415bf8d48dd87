/// Postings as a model is shown them: each one a JSON string under an id of ours, so that none can end its own quotation.
public enum PostingMessage {
    /// A posting for a model.
    public struct Item: Sendable, Hashable {
        /// Ours: letters, digits, `-` and `_`. The model names a posting by it and by nothing else.
        public var id: String
        public var text: String

        public init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    /// One line of JSON: `{"postings":[{"id":"p1","text":"…"}]}`, each text cleaned and cut at `longest` characters.
    ///
    /// Beyond JSON's own escapes, `<`, `>`, backticks, and brackets before a capital or a slash are written as `\uXXXX`:
    /// none of the marks with which chat templates, tags and fences begin (`<|im_start|>`, `[INST]`, ```` ``` ````) is
    /// left in the message, whatever stands in a posting.
    public static func text(of items: [Item], longest: Int) -> String {
        let postings = items.map { item -> JSON in
            precondition(isID(item.id), "an id is ours, and has no room for a stranger's words")
            return ["id": .string(item.id), "text": .string(PromptText.clean(item.text, longest: longest))]
        }
        return JSON.object([.init("postings", .array(postings))]).text(escaping: isMarkup)
    }

    private static func isMarkup(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        switch scalar {
        case "<", ">", "`", "＜", "＞": true
        case "[": next.map { $0 == "/" || ("A"..."Z").contains($0) } ?? false
        default: false
        }
    }

    private static func isID(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count)
            && id.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
                default: false
                }
            }
    }
}
