internal import Foundation

/// A CV in the JSON Resume schema (https://jsonresume.org/schema, 1.0.0), read leniently: what has another shape than
/// the schema's is left out, numbers pass as text.
struct JSONResume: Decodable, Sendable {
    @Lenient var basics: Basics?
    @Lenient var work: LenientList<Work>?
    @Lenient var volunteer: LenientList<Work>?
    @Lenient var education: LenientList<Education>?
    @Lenient var skills: LenientList<TextOr<Skill>>?
    @Lenient var languages: LenientList<TextOr<Language>>?
    @Lenient var projects: LenientList<Work>?
    @Lenient var certificates: LenientList<Distinction>?
    @Lenient var awards: LenientList<Distinction>?
    @Lenient var publications: LenientList<Distinction>?
    @Lenient var interests: LenientList<TextOr<Skill>>?

    struct Basics: Decodable, Sendable {
        @Lenient var name: LenientText?
        @Lenient var label: LenientText?
        @Lenient var email: LenientText?
        @Lenient var phone: LenientText?
        @Lenient var url: LenientText?
        @Lenient var summary: LenientText?
        @Lenient var location: Location?
        @Lenient var profiles: LenientList<Profile>?
    }

    struct Location: Decodable, Sendable {
        @Lenient var address: LenientText?
        @Lenient var postalCode: LenientText?
        @Lenient var city: LenientText?
        @Lenient var region: LenientText?
        @Lenient var countryCode: LenientText?
    }

    struct Profile: Decodable, Sendable {
        @Lenient var network: LenientText?
        @Lenient var username: LenientText?
        @Lenient var url: LenientText?
    }

    /// A post held, an honorary one, or a project: the schema gives them nearly the same fields.
    struct Work: Decodable, Sendable {
        @Lenient var name: LenientText?
        /// The schema's name for the employer before 1.0.
        @Lenient var company: LenientText?
        @Lenient var organization: LenientText?
        @Lenient var entity: LenientText?
        @Lenient var position: LenientText?
        @Lenient var roles: LenientList<LenientText>?
        @Lenient var location: LenientText?
        @Lenient var url: LenientText?
        @Lenient var startDate: LenientText?
        @Lenient var endDate: LenientText?
        @Lenient var description: LenientText?
        @Lenient var summary: LenientText?
        @Lenient var highlights: LenientList<LenientText>?
        @Lenient var keywords: LenientList<LenientText>?
    }

    struct Education: Decodable, Sendable {
        @Lenient var institution: LenientText?
        @Lenient var area: LenientText?
        @Lenient var studyType: LenientText?
        @Lenient var startDate: LenientText?
        @Lenient var endDate: LenientText?
        @Lenient var score: LenientText?
        @Lenient var courses: LenientList<LenientText>?
    }

    struct Skill: Decodable, Sendable {
        @Lenient var name: LenientText?
        @Lenient var level: LenientText?
        @Lenient var keywords: LenientList<LenientText>?
    }

    struct Language: Decodable, Sendable {
        @Lenient var language: LenientText?
        @Lenient var fluency: LenientText?
    }

    /// A certificate, an award or a publication.
    struct Distinction: Decodable, Sendable {
        @Lenient var name: LenientText?
        @Lenient var title: LenientText?
        @Lenient var issuer: LenientText?
        @Lenient var awarder: LenientText?
        @Lenient var publisher: LenientText?
        @Lenient var date: LenientText?
        @Lenient var releaseDate: LenientText?
        @Lenient var summary: LenientText?
        @Lenient var url: LenientText?
    }

    /// Throws for bytes that are no JSON, and for JSON without any of the schema's sections.
    static func read(_ bytes: [UInt8]) throws(CVError.Problem) -> JSONResume {
        let data = Data(try String(text: bytes).trimmingPrefix("\u{FEFF}").utf8)
        let resume: JSONResume
        do {
            resume = try JSONDecoder().decode(JSONResume.self, from: data)
        } catch DecodingError.typeMismatch {
            throw .notJSONResume
        } catch {
            throw .damaged(what: "JSON")
        }
        guard !resume.text.isEmpty else { throw .notJSONResume }
        return resume
    }
}
