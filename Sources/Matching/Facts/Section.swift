/// The part of a posting that a line belongs to.
enum Section: UInt8 {
    case required, duties, preferred, intro, other

    /// What a skill named there counts.
    var weight: Double {
        switch self {
        case .required: 1
        case .duties: 0.6
        case .preferred: 0.4
        case .intro: 0.2
        case .other: 0.12
        }
    }
}

/// Tells for every word of a description which part it stands in, by headings and by words such as "is a plus".
struct Sections {
    private var lines: [(tokens: Range<Int>, section: Section)] = []

    init(_ text: TokenisedText, _ mentions: [Mention]) {
        var current = Section.duties
        var sawBullet = false
        var introEnd: Int?
        for (line, here) in text.lines(withCuesOf: mentions) {
            // A long paragraph after a list is the page's closing words, not one more requirement.
            let isBullet = text.isBullet(line.lowerBound)
            if sawBullet, !isBullet, line.count > 20, current == .required || current == .preferred { current = .other }
            sawBullet = isBullet || (sawBullet && current != .other)
            if let heading = Self.heading(of: line, here) {
                let isWhole = heading.tokens.upperBound >= line.upperBound - 3
                let ends = text.byte(after: line.upperBound - 1)
                if isWhole || ends == UInt8(ascii: ":") {
                    if introEnd == nil, heading.section != .other { introEnd = lines.count }
                    current = heading.section
                    sawBullet = false
                    lines.append((line, current))
                } else if text.byte(after: heading.tokens.upperBound - 1) == UInt8(ascii: ":") {
                    lines.append((line, heading.section))
                } else {
                    appendSentences(of: line, text, here, current)
                }
            } else {
                appendSentences(of: line, text, here, current)
                // "Experience in the following is an advantage:" speaks of all the items that follow.
                if text.byte(after: line.upperBound - 1) == UInt8(ascii: ":"), current != .other,
                    here.contains(where: { $0.value == Cue.preferredCue.rawValue })
                {
                    current = .preferred
                }
            }
        }
        // What stands before the first heading is mostly about the company.
        for index in 0..<(introEnd ?? 0) where lines[index].section == .duties { lines[index].section = .intro }
    }

    /// The parts in order; looking one up by a growing index of tokens takes one pass over the text.
    func section(of token: Int) -> Section {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < lines.count ? lines[low].section : .other
    }

    /// A heading is a short line that begins with a heading's words.
    private static func heading(of line: Range<Int>, _ cues: [Mention]) -> (tokens: Range<Int>, section: Section)? {
        var best: (tokens: Range<Int>, section: Section)?
        for mention in cues where mention.tokens.lowerBound - line.lowerBound <= 2 {
            let section: Section? =
                switch Cue(rawValue: mention.value) {
                case .requiredHeading: .required
                case .preferredHeading: .preferred
                case .dutiesHeading: .duties
                case .otherHeading: .other
                default: nil
                }
            guard let section, line.count <= 12 || mention.tokens.lowerBound == line.lowerBound else { continue }
            if best == nil || mention.tokens.count > best!.tokens.count { best = (mention.tokens, section) }
        }
        return best
    }

    /// A sentence that says "is a plus" is preferred wherever it stands.
    private mutating func appendSentences(
        of line: Range<Int>, _ text: TokenisedText, _ cues: [Mention], _ current: Section
    ) {
        let softeners = cues.filter { $0.value == Cue.preferredCue.rawValue }
        guard !softeners.isEmpty, current != .other else {
            lines.append((line, current))
            return
        }
        var start = line.lowerBound
        var next = 0
        while start < line.upperBound {
            var end = start + 1
            while end < line.upperBound, text.tokens[end].gap != .stop { end += 1 }
            let first = next
            while next < softeners.count, softeners[next].tokens.lowerBound < end { next += 1 }
            append(start..<end, text, softeners[first..<next], current)
            start = end
        }
    }

    /// Words such as "ideally" soften what follows them; what stands in brackets softens no more than the brackets hold.
    private mutating func append(
        _ sentence: Range<Int>, _ text: TokenisedText, _ softeners: ArraySlice<Mention>, _ current: Section
    ) {
        guard let softener = softeners.first else {
            lines.append((sentence, current))
            return
        }
        var from = sentence.lowerBound
        if let bracket = (sentence.lowerBound...softener.tokens.lowerBound).last(where: text.opensBracket) {
            from = bracket
        } else if Self.forward.contains(text.text(softener.tokens).lowercased()) {
            from = softener.tokens.lowerBound
        }
        if from > sentence.lowerBound { lines.append((sentence.lowerBound..<from, current)) }
        lines.append((from..<sentence.upperBound, .preferred))
    }

    private static let forward: Set<String> = [
        "ideally", "preferably", "idealerweise", "idéalement", "idealmente", "preferiblemente", "bij voorkeur",
        "preferencialmente", "preferred", "gerne", "bonus", "bonus points", "preferibile", "nice to have", "optional",
    ]
}
