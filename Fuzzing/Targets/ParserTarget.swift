/// A parser of what strangers write, as libFuzzer and the tests drive it: whatever the bytes are, it must come back, soon
/// and with a result that keeps what is promised of it.
public struct ParserTarget: Sendable {
    /// As `scripts/fuzz.sh` takes it.
    public let name: String
    /// Reads the bytes. Returns which promise the result breaks, nil when it keeps them all.
    public let complaint: @Sendable (_ bytes: [UInt8]) async -> String?

    public static let all: [ParserTarget] = [
        ParserTarget(name: "page", complaint: CareersTargets.page),
        ParserTarget(name: "feed", complaint: CareersTargets.feed),
        ParserTarget(name: "board", complaint: CareersTargets.board),
        ParserTarget(name: "markup", complaint: MarkupTargets.markup),
        ParserTarget(name: "selector", complaint: MarkupTargets.selector),
        ParserTarget(name: "robots", complaint: RobotsTarget.robots),
        ParserTarget(name: "cv", complaint: CVTargets.cv),
        ParserTarget(name: "word", complaint: CVTargets.word),
        ParserTarget(name: "match", complaint: CVTargets.match),
    ]

    public static func named(_ name: String) -> ParserTarget? { all.first { $0.name == name } }
}
