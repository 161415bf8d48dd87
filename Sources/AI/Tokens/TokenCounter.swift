/// Adds up a text's tokens, a hundredth at a time, scalar by scalar.
struct TokenCounter {
    private var hundredths = 0
    private var run = 0
    private var script = Script.space
    private var breaks = 0

    var tokens: Int { (hundredths + 99) / 100 }

    private enum Script { case latin, accented, cyrillic, arabic, indic, cjk, digit, space, lineBreak, sign, other }

    mutating func add(_ scalar: Unicode.Scalar) {
        let next = Self.script(of: scalar)
        let continues =
            next == script || (script == .latin && next == .accented) || (script == .accented && next == .latin)
        run = continues ? run + 1 : 1
        script = next
        hundredths += cost(of: next)
    }

    /// What one more character of a run costs. Words of Latin letters are a token up to four letters long, then another
    /// for every two; a space before a word belongs to it.
    private func cost(of script: Script) -> Int {
        switch script {
        case .latin: run == 1 ? 100 : run <= 4 ? 0 : 50
        case .accented: run == 1 ? 100 : 60
        case .cyrillic: run == 1 ? 100 : run <= 2 ? 0 : 65
        case .arabic: run == 1 ? 100 : 60
        case .indic: 120
        case .cjk: 125
        case .digit: run == 1 ? 100 : 75
        case .space: run == 1 ? 0 : run <= 4 ? 25 : 10
        case .lineBreak: run == 1 ? 100 : 20
        case .sign: run == 1 ? 100 : 60
        case .other: 250
        }
    }

    private static func script(of scalar: Unicode.Scalar) -> Script {
        switch scalar.value {
        case 0x0A, 0x0D: .lineBreak
        case 0x20, 0x09, 0xA0: .space
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A: .latin
        case 0x00...0x7F, 0xA1...0xBF, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF: .sign
        case 0xC0...0x24F, 0x1E00...0x1EFF: .accented
        case 0x370...0x52F: .cyrillic
        case 0x530...0x8FF: .arabic
        case 0x900...0x109F, 0x1780...0x17FF: .indic
        case 0x1100...0x11FF, 0x3000...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
            .cjk
        default: .other
        }
    }
}
