extension JSONResume {
    /// The whole as a page of text, sections in the order in which people read a CV; empty if there are none.
    var text: String {
        let sections = [
            basics?.text ?? "",
            section("Work experience", work, \.text),
            section("Projects", projects, \.text),
            section("Education", education, \.text),
            section("Skills", skills) { $0.render(\.text) },
            section("Languages", languages) { $0.render { join([$0.language, $0.fluency], ": ") } },
            section("Certificates", certificates, \.text),
            section("Awards", awards, \.text),
            section("Publications", publications, \.text),
            section("Volunteering", volunteer, \.text),
            section("Interests", interests) { $0.render(\.text) },
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension JSONResume.Basics {
    fileprivate var text: String {
        let profiles = (profiles?.elements ?? []).map { join([$0.network, $0.url ?? $0.username], ": ") }
        let place = location.map {
            join([$0.address, $0.postalCode, $0.city, $0.region, $0.countryCode], ", ")
        }
        return lines(
            [name?.text, label?.text, place, join([email, phone, url], " | ")] + profiles
                + [summary.map { "\nSummary\n" + $0.text }])
    }
}

extension JSONResume.Work {
    fileprivate var text: String {
        let employer = name ?? company ?? organization ?? entity
        let roles = position.map { [$0] } ?? roles?.elements ?? []
        let head = [join(roles + [employer, location], ", "), period(startDate, endDate)]
        return lines(
            [head.filter { !$0.isEmpty }.joined(separator: " | "), url?.text, description?.text, summary?.text]
                + (highlights?.elements ?? []).map { "- " + $0.text } + [listed("Keywords", keywords)])
    }
}

extension JSONResume.Education {
    fileprivate var text: String {
        let head = [join([studyType, area, institution], ", "), period(startDate, endDate)]
        return lines(
            [head.filter { !$0.isEmpty }.joined(separator: " | "), score.map { "Grade: " + $0.text }]
                + (courses?.elements ?? []).map { "- " + $0.text })
    }
}

extension JSONResume.Skill {
    fileprivate var text: String {
        let head = join([name], "") + (level.map { " (\($0.text))" } ?? "")
        let words = join(keywords?.elements ?? [], ", ")
        return words.isEmpty ? head : head.isEmpty ? words : head + ": " + words
    }
}

extension JSONResume.Distinction {
    fileprivate var text: String {
        lines([
            join([name ?? title, issuer ?? awarder ?? publisher, date ?? releaseDate], ", "), url?.text, summary?.text,
        ])
    }
}

private func section<Entry>(_ heading: String, _ list: LenientList<Entry>?, _ text: (Entry) -> String) -> String {
    let entries = (list?.elements ?? []).map(text).filter { !$0.isEmpty }
    guard !entries.isEmpty else { return "" }
    // Entries of several lines are paragraphs, others a list.
    return heading + "\n" + entries.joined(separator: entries.contains { $0.contains("\n") } ? "\n\n" : "\n")
}

private func join(_ parts: [LenientText?], _ separator: String) -> String {
    parts.compactMap { $0?.text }.filter { !$0.isEmpty }.joined(separator: separator)
}

private func lines(_ lines: [String?]) -> String {
    lines.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
}

private func listed(_ label: String, _ words: LenientList<LenientText>?) -> String? {
    let words = join(words?.elements ?? [], ", ")
    return words.isEmpty ? nil : label + ": " + words
}

/// "2019-03 – 2021-06"; a post without an end is held still.
private func period(_ start: LenientText?, _ end: LenientText?) -> String {
    switch (start?.text, end?.text) {
    case (let start?, let end?) where !end.isEmpty: start + " – " + end
    case (let start?, _): start + " – Present"
    case (nil, let end): end ?? ""
    }
}
