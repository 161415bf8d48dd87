import Foundation

/// The time zones that a passage names: "overlap with Pacific Time", "UTC+2 ± 3", "US business hours".
struct StatedHours {
    /// Seconds from UTC on the day in question, one for each zone named; empty when none is.
    let offsets: [Int]

    private static let names: [(words: String, zones: [String])] = [
        ("pst", ["America/Los_Angeles"]), ("pdt", ["America/Los_Angeles"]), ("pt", ["America/Los_Angeles"]),
        ("pacific", ["America/Los_Angeles"]), ("west coast", ["America/Los_Angeles"]),
        ("mst", ["America/Denver"]), ("mt", ["America/Denver"]), ("mountain time", ["America/Denver"]),
        ("cst", ["America/Chicago"]), ("cdt", ["America/Chicago"]), ("ct", ["America/Chicago"]),
        ("central time", ["America/Chicago"]),
        ("est", ["America/New_York"]), ("edt", ["America/New_York"]), ("et", ["America/New_York"]),
        ("eastern", ["America/New_York"]), ("east coast", ["America/New_York"]),
        ("us", ["America/New_York", "America/Los_Angeles"]),
        ("north american", ["America/New_York", "America/Los_Angeles"]),
        ("americas", ["America/New_York", "America/Sao_Paulo", "America/Los_Angeles"]),
        ("latam", ["America/Sao_Paulo", "America/Mexico_City"]), ("brt", ["America/Sao_Paulo"]),
        ("uk", ["Europe/London"]), ("bst", ["Europe/London"]), ("gmt", ["GMT"]), ("utc", ["GMT"]),
        ("wet", ["Europe/Lisbon"]), ("cet", ["Europe/Berlin"]), ("cest", ["Europe/Berlin"]), ("mez", ["Europe/Berlin"]),
        ("central european", ["Europe/Berlin"]), ("eet", ["Europe/Kyiv"]), ("eu", ["Europe/Lisbon", "Europe/Kyiv"]),
        ("european", ["Europe/Lisbon", "Europe/Kyiv"]), ("europe", ["Europe/Lisbon", "Europe/Kyiv"]),
        ("emea", ["Europe/London", "Asia/Dubai"]), ("ist", ["Asia/Kolkata"]), ("sgt", ["Asia/Singapore"]),
        ("jst", ["Asia/Tokyo"]), ("apac", ["Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney"]),
        ("aest", ["Australia/Sydney"]), ("aet", ["Australia/Sydney"]),
    ]

    init(_ passage: String, now: Date) {
        let words = passage.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "-" && $0 != "−" }
        let spaced = " " + words.joined(separator: " ") + " "
        var offsets = words.indices.compactMap { Self.shift(words, at: $0) }
        // "UTC+2" is a zone of its own, and not also UTC.
        let hasShift = !offsets.isEmpty
        for (name, zones) in Self.names where spaced.contains(" \(name) ") {
            if hasShift, name == "utc" || name == "gmt" { continue }
            offsets += zones.compactMap { TimeZone(identifier: $0)?.secondsFromGMT(for: now) }
        }
        self.offsets = offsets
    }

    /// "utc+2", "gmt -3".
    private static func shift(_ words: [Substring], at index: Int) -> Int? {
        guard let zone = ["utc", "gmt"].first(where: words[index].hasPrefix) else { return nil }
        let rest = words[index].dropFirst(zone.count)
        let next = words.indices.contains(index + 1) ? words[index + 1] : ""
        let text = (rest.isEmpty ? next : rest).replacing("−", with: "-")
        guard let first = text.first, first == "+" || first == "-", let hours = Int(text.prefix(3)),
            (-12...14).contains(hours)
        else { return nil }
        return hours * 3600
    }

    /// Hours between somebody's clock and the nearest of the zones, the shorter way round.
    func hoursApart(from offset: Int) -> Double? {
        offsets.map { zone in
            let apart = abs(Double(zone - offset)) / 3600
            return Swift.min(apart, 24 - apart)
        }.min()
    }
}
