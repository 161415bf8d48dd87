/// A target (page, frame, worker) came, changed or was attached to: `Target.targetCreated`, `Target.attachedToTarget`.
struct TargetEvent: Decodable {
    struct Info: Decodable {
        var targetId: String
        var type: String
        var browserContextId: String?
    }

    var targetInfo: Info
    /// Of what was attached to.
    var sessionId: String?

    init?(_ message: DevToolsMessage) {
        guard message.method.hasPrefix("Target."), let event = try? message.contents(Self.self) else { return nil }
        self = event
    }
}

/// A request that waits for what we make of it: `Fetch.requestPaused`.
struct PausedRequest: Decodable, Sendable {
    struct Request: Decodable {
        /// A part of a body, in base64.
        struct Entry: Decodable { var bytes: String? }

        var url: String
        var method: String
        var headers: [String: String]
        var postData: String?
        var hasPostData: Bool?
    }

    var requestId: String
    var request: Request
    var frameId: String?
    /// "Document", "Script", "XHR".
    var resourceType: String
}

/// The page wants a word with its visitor: `Page.javascriptDialogOpening`.
struct DialogEvent: Decodable {
    /// "alert", "confirm", "prompt", "beforeunload".
    var type: String
}
