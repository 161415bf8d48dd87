import Matching
import Testing

struct JSONResumeTests {
    private func text(_ source: String) async throws -> String {
        let document = try await CVReader.patient.read(bytes: Array(source.utf8), name: "resume.json")
        #expect(document.format == .jsonResume)
        return document.text
    }

    @Test func `every section is written under its heading`() async throws {
        let text = try await text(
            """
            {"$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
             "basics": {"name": "Mira Lindqvist", "label": "Backend engineer", "email": "mira@lindqvist.example",
              "phone": "555 0100", "url": "https://mira.example", "summary": "Builds timetables.",
              "location": {"city": "Malmö", "countryCode": "SE"},
              "profiles": [{"network": "Forge", "username": "mira", "url": "https://forge.example/mira"}]},
             "work": [{"name": "Orchard Rail", "position": "Engineer", "startDate": "2019-03", "endDate": "2021-06",
               "summary": "Timetables.", "highlights": ["Wrote it in Swift"]},
              {"name": "Pear Bus", "position": "Lead", "startDate": "2021-07"}],
             "volunteer": [{"organization": "Code Club", "position": "Mentor"}],
             "education": [{"institution": "Sound University", "area": "Computing", "studyType": "BSc",
               "endDate": "2018", "score": "4.5", "courses": ["Compilers"]}],
             "skills": [{"name": "Databases", "level": "Master", "keywords": ["SQL", "PostgreSQL"]}],
             "languages": [{"language": "Swedish", "fluency": "Native speaker"}],
             "projects": [{"name": "Kite", "description": "A parser", "keywords": ["Swift"]}],
             "certificates": [{"name": "Safety", "issuer": "Rail Board", "date": "2020"}],
             "awards": [{"title": "Best talk", "awarder": "RailConf", "date": "2022"}],
             "publications": [{"name": "On delays", "publisher": "Track", "releaseDate": "2023"}],
             "interests": [{"name": "Sailing", "keywords": ["dinghies"]}], "references": [{"name": "x"}]}
            """)
        #expect(
            text == """
                Mira Lindqvist
                Backend engineer
                Malmö, SE
                mira@lindqvist.example | 555 0100 | https://mira.example
                Forge: https://forge.example/mira

                Summary
                Builds timetables.

                Work experience
                Engineer, Orchard Rail | 2019-03 – 2021-06
                Timetables.
                - Wrote it in Swift

                Lead, Pear Bus | 2021-07 – Present

                Projects
                Kite
                A parser
                Keywords: Swift

                Education
                BSc, Computing, Sound University | 2018
                Grade: 4.5
                - Compilers

                Skills
                Databases (Master): SQL, PostgreSQL

                Languages
                Swedish: Native speaker

                Certificates
                Safety, Rail Board, 2020

                Awards
                Best talk, RailConf, 2022

                Publications
                On delays, Track, 2023

                Volunteering
                Mentor, Code Club

                Interests
                Sailing: dinghies
                """)
    }

    @Test func `fields of another shape are left out, plain text is taken, and the rest is read`() async throws {
        let text = try await text(
            """
            {"basics": {"name": "Mira", "location": "Malmö", "profiles": null, "summary": ["x"]},
             "work": [7, {"company": "Pear Bus", "startDate": 2021, "highlights": ["a", {"b": 1}, "c"]}], "education": {},
             "skills": ["SQL", {"keywords": ["Swift"]}, [], null],
             "languages": ["Swedish"]}
            """)
        let sections = [
            "Mira", "Work experience\nPear Bus | 2021 – Present\n- a\n- c", "Skills\nSQL\nSwift", "Languages\nSwedish",
        ]
        #expect(text == sections.joined(separator: "\n\n"))
    }

    @Test(arguments: [
        #"{"name": "left-pad"}"#, "{}", #"{"basics": {}, "work": []}"#, "[1, 2]", "3", #"{"basics": "Mira"}"#,
    ])
    func `other JSON is refused by name`(source: String) async throws {
        let error = await #expect(throws: CVError.self) { try await text(source) }
        #expect(error == CVError("resume.json", .notJSONResume))
    }

    @Test(arguments: [#"{"basics": {"name": "#, "{\"a\": \(String(repeating: "[", count: 100_000))"])
    func `broken JSON is called damaged`(source: String) async throws {
        let error = await #expect(throws: CVError.self) { try await text(source) }
        #expect(error == CVError("resume.json", .damaged(what: "JSON")))
    }
}
