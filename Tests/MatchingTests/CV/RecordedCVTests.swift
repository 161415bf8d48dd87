import Foundation
import Matching
import TestSupport
import Testing

@Suite(.needsRecordings)
struct RecordedCVTests {
    @Test func `every recorded CV is in the table`() {
        #expect(Recordings.files("cv") == RecordedCV.all.map { "cv/\($0.file).pdf" }.sorted())
    }

    @Test(arguments: RecordedCV.all)
    func `a recorded PDF reads to its name and sections, in order`(cv: RecordedCV) async throws {
        let document = try await CVReader.patient.read(bytes: cv.bytes, name: cv.file + ".pdf")
        #expect(document.format == .pdf)
        var rest = document.text[...]
        for line in cv.lines {
            let place = try #require(rest.range(of: line), "\(line) is missing or out of order")
            rest = rest[place.upperBound...]
        }
    }
}

/// A recorded CV and lines that its text has, in this order.
struct RecordedCV: Sendable, CustomTestStringConvertible {
    var file: String
    var lines: [String]

    var testDescription: String { file }
    var bytes: [UInt8] { Recordings.bytes("cv/\(file).pdf") }

    static let all = [
        RecordedCV(
            file: "altacv-mmayer-resume",
            lines: [
                "MARISSA MAYER", "mmayer@yahoo-inc.com", "EXPERIENCE", "President & CEO",
                "- Led the $5 billion acquisition of the company with Verizon – the entity\nwhich believed most",
                "STRENGTHS", "LANGUAGES", "EDUCATION", "Stanford University", "PUBLICATIONS",
            ]),
        RecordedCV(
            file: "altacv-sample",
            lines: [
                "YOUR NAME HERE", "EXPERIENCE", "Job Title 1", "LANGUAGES", "EDUCATION", "Ph.D. in Your Discipline",
            ]),
        RecordedCV(
            file: "open-resume-laverne-resume",
            lines: [
                "Leo Leopard\n", "OBJECTIVE\nTo obtain an on-campus position serving my fellow students",
                "EDUCATION", "ON CAMPUS INVOLVEMENT", "- Co-designed 17 minute", "SKILLS", "Fluent in Spanish",
            ]),
        RecordedCV(
            file: "open-resume-openresume-resume",
            lines: [
                "John Doe", "hello@openresume.com", "WORK EXPERIENCE", "May 2023 - Present",
                "- Lead a cross-functional team of 5 engineers", "Discovered and fixed 5 bugs", "EDUCATION", "SKILLS",
                "React Hooks, GraphQL, Node.js",
            ]),
        RecordedCV(
            file: "rendercv-classic_minimal",
            lines: ["John Doe\nExperience\nSoftware Engineer at Company X, 2020-2023"]),
        RecordedCV(
            file: "rendercv-engineeringclassic_minimal",
            lines: ["John Doe\nExperience\nSoftware Engineer at Company X, 2020-2023"]),
        RecordedCV(
            file: "rendercv-moderncv_minimal",
            lines: ["John Doe\nExperience\nSoftware Engineer at Company X, 2020-2023"]),
        RecordedCV(file: "rendercv-john_doe_classictheme_cv", lines: renderCV),
        RecordedCV(file: "rendercv-john_doe_embertheme_cv", lines: renderCV),
        RecordedCV(file: "rendercv-john_doe_inktheme_cv", lines: renderCV),
        RecordedCV(file: "rendercv-john_doe_moderncvtheme_cv", lines: renderCV),
        RecordedCV(file: "rendercv-john_doe_opaltheme_cv", lines: renderCV),
        RecordedCV(file: "resume-matcher-modern-single-column", lines: resumeMatcher),
        RecordedCV(file: "resume-matcher-single-column", lines: resumeMatcher),
        RecordedCV(
            file: "resume-resume",
            lines: [
                "Bin Yuan", "Education\nShanghai Jiao Tong University (SJTU), Shanghai, China", "Experience",
                "- Implemented xxx feature", "Skills\n- Programming Languages: C == Python > C++ > Java",
                "Mandarin - Native speaker",
            ]),
    ]

    private static let renderCV = [
        "John Doe", "San Francisco, CA", "john.doe@email.com", "Education", "Princeton University",
        "- Thesis: Efficient Neural Architecture Search", "Boğaziçi University", "Experience", "Nexus AI",
        "submissions)",
        "Projects", "FlashInfer", "Publications", "Skills\n", "Python, C++, CUDA, Rust, Julia", "Invited Talks",
    ]
    private static let resumeMatcher = [
        "JOHN DOE\nSENIOR SOFTWARE ENGINEER\njohn.doe@email.com", "SUMMARY\n", "Proficient in Go, Python, and Node.js",
        "EXPERIENCE\n", "Senior Software Engineer\nStripe", "- Led migration of legacy payment", "EDUCATION\n",
        "UC Berkeley", "PROJECTS\n", "SKILLS & AWARDS\n", "PostgreSQL, Redis",
    ]
}
