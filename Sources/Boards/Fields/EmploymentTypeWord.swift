internal import Domain
internal import Foundation

extension EmploymentType {
    /// The type that a system's word stands for, in any spelling: "FullTime", "FULL_TIME", "Full-time", "Vollzeit".
    /// Nil for words that say something else ("Permanent" may be part-time).
    init?(word: String) {
        let letters = String(word.unicodeScalars.filter(CharacterSet.letters.contains)).lowercased()
        guard let found = Self.words.first(where: { letters.contains($0.0) }) else { return nil }
        self = found.1
    }

    /// In the order in which they are looked for.
    private static let words: [(String, EmploymentType)] = [
        ("intern", .internship), ("praktik", .internship), ("stage", .internship), ("prácticas", .internship),
        ("becario", .internship), ("estágio", .internship), ("tirocinio", .internship),
        ("apprenti", .apprenticeship), ("ausbildung", .apprenticeship), ("alternance", .apprenticeship),
        ("parttime", .partTime), ("teilzeit", .partTime), ("tempspartiel", .partTime), ("tiempoparcial", .partTime),
        ("mediajornada", .partTime), ("werkstudent", .partTime), ("deeltijd", .partTime), ("meioperíodo", .partTime),
        ("perdiem", .perDiem), ("volunteer", .volunteer),
        ("contract", .contract), ("freelance", .contract), ("fixedterm", .temporary), ("temporary", .temporary),
        ("seasonal", .temporary), ("befristet", .temporary), ("cdd", .temporary),
        ("fulltime", .fullTime), ("vollzeit", .fullTime), ("tempsplein", .fullTime), ("tiempocompleto", .fullTime),
        ("jornadacompleta", .fullTime), ("voltijd", .fullTime), ("tempointegral", .fullTime), ("plnýúvazek", .fullTime),
        ("other", .other),
    ]
}
