internal import Domain

extension EmploymentType {
    /// The type that a system's word stands for, in any spelling: "FullTime", "FULL_TIME", "Full-time", "Vollzeit".
    /// Nil for words that say something else ("Permanent" may be part-time, an "Internal Auditor" is no intern).
    init?(word: String) {
        let label = LabelWords(word)
        guard let found = Self.phrases.first(where: { label.hold($0.0) }) else { return nil }
        self = found.1
    }

    /// The type that a text says and says nothing else, as beside a title in a list: "Full-time · Permanent", but not
    /// the department "Contract Management".
    init?(whole text: String) {
        let label = LabelWords(text)
        guard let found = Self.phrases.first(where: { label.hold($0.0) }), found.1 != .other else { return nil }
        let known = Self.phrases.flatMap { $0.0.split(separator: " ") }
        let isAllKnown = label.words.allSatisfy { word in
            Self.fillers.contains(word)
                || known.contains { $0.last == "*" ? word.hasPrefix($0.dropLast()) : word == $0 }
        }
        guard isAllKnown else { return nil }
        self = found.1
    }

    private static let fillers: Set<String> = [
        "permanent", "regular", "employee", "unbefristet", "position", "job", "role", "or", "and", "und", "et", "y",
        "de",
        "cdi", "indefinido", "vast", "type", "employment",
    ]

    /// In the order in which they are looked for.
    private static let phrases: [(String, EmploymentType)] = [
        ("intern", .internship), ("interns", .internship), ("internship*", .internship), ("praktik*", .internship),
        ("stage", .internship), ("stagiaire", .internship), ("stagiair*", .internship), ("prácticas", .internship),
        ("becario", .internship), ("estágio", .internship), ("tirocinio", .internship), ("stáž", .internship),
        ("apprenti*", .apprenticeship), ("ausbildung*", .apprenticeship), ("alternance", .apprenticeship),
        ("azubi", .apprenticeship),
        ("part time", .partTime), ("parttime", .partTime), ("teilzeit", .partTime), ("temps partiel", .partTime),
        ("tiempo parcial", .partTime), ("media jornada", .partTime), ("werkstudent*", .partTime),
        ("working student", .partTime), ("deeltijd", .partTime), ("meio período", .partTime),
        ("tempo parcial", .partTime),
        ("zkrácený úvazek", .partTime), ("częściowy etat", .partTime),
        ("per diem", .perDiem), ("perdiem", .perDiem), ("volunteer*", .volunteer),
        ("contract", .contract), ("contractor*", .contract), ("contracted", .contract), ("freelance*", .contract),
        ("fixed term", .temporary), ("fixedterm", .temporary), ("temporary", .temporary), ("temp", .temporary),
        ("seasonal", .temporary), ("befristet*", .temporary), ("cdd", .temporary), ("temporal", .temporary),
        ("full time", .fullTime), ("fulltime", .fullTime), ("vollzeit", .fullTime), ("temps plein", .fullTime),
        ("tiempo completo", .fullTime), ("jornada completa", .fullTime), ("voltijd", .fullTime),
        ("fulltimer", .fullTime),
        ("tempo integral", .fullTime), ("tempo pieno", .fullTime), ("plný úvazek", .fullTime),
        ("pełny etat", .fullTime),
        ("other", .other),
    ]
}
