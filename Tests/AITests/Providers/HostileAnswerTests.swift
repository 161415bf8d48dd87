import Domain
import Testing

@testable import AI

@Suite struct HostileAnswerTests {
    /// Feeds an answer's bytes through all that reads it, without a server between.
    private func parts<Draft: ReplyDraft>(_ bytes: [UInt8], isStream: Bool, _: Draft.Type) -> ReplyParts {
        var draft = Draft()
        if isStream {
            var stream = ServerSentEvents(longest: 100_000)
            for event in (try? stream.read(bytes)) ?? [] {
                draft.add(event: JSON(parsing: event.data.utf8) ?? .string(event.data), named: event.name)
            }
        } else if let json = JSON(parsing: bytes) {
            draft.add(body: json)
        }
        return draft.parts
    }

    @Test(arguments: AnswerTests.ways)
    func `no bytes of an answer break what reads it, nor count less than nothing`(
        _ kind: ProviderSettings.Kind, streams: Bool
    ) {
        var random = Xorshift(seed: 11)
        let answer = Wire.reply(kind, streams: streams).pieces.flatMap(\.self)
        let marks = Array(#"{}[]",:-9e\"#.utf8) + [0x0A, 0xFF]
        for _ in 0..<300 {
            var bytes = answer
            for _ in 0..<(1 + random.next(below: 4)) {
                let place = random.next(below: bytes.count)
                switch random.next(below: 3) {
                case 0: bytes[place] = marks[random.next(below: marks.count)]
                case 1: bytes.insert(marks[random.next(below: marks.count)], at: place)
                default: bytes.removeSubrange(place..<min(place + random.next(below: 12), bytes.count))
                }
            }
            let parts =
                switch kind {
                case .gemini: parts(bytes, isStream: streams, GeminiDraft.self)
                case .openai: parts(bytes, isStream: streams, OpenAIDraft.self)
                case .anthropic: parts(bytes, isStream: streams, AnthropicDraft.self)
                }
            if let usage = parts.usage {
                #expect(usage.input >= 0 && usage.output >= 0 && usage.cachedInput >= 0)
                #expect(usage.cachedInput <= usage.input)
            }
        }
    }

    @Test func `huge counts are not believed`() {
        var draft = OpenAIDraft()
        draft.add(body: ["usage": ["prompt_tokens": .number(1e300), "completion_tokens": .number(-1e300)]])
        #expect(draft.parts.usage == nil)
    }
}
