import Testing

@testable import AI

@Suite struct VigilTests {
    private let start = ContinuousClock.now

    private func vigil() -> Vigil {
        Vigil(start: start, whole: .seconds(100), firstByte: .seconds(20), silence: .seconds(5))
    }

    private func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test func `before the first byte its own limit holds`() {
        #expect(vigil().verdict(at: at(19)) == .waitUntil(at(20)))
        #expect(vigil().verdict(at: at(20)) == .over(.noAnswer))
    }

    @Test func `no silence after a first byte is slept through`() {
        #expect(vigil().verdict(at: at(3)) == .waitUntil(at(8)))
    }

    @Test func `after a byte only silence counts`() {
        var vigil = vigil()
        vigil.heard(at: at(18))
        #expect(vigil.verdict(at: at(22)) == .waitUntil(at(23)))
        vigil.heard(at: at(22))
        #expect(vigil.verdict(at: at(23)) == .waitUntil(at(27)))
        #expect(vigil.verdict(at: at(27)) == .over(.stalled))
    }

    @Test func `the end of all comes however much is heard`() {
        var vigil = vigil()
        vigil.heard(at: at(98))
        #expect(vigil.verdict(at: at(99)) == .waitUntil(at(100)))
        #expect(vigil.verdict(at: at(100)) == .over(.tooSlow))
    }
}
