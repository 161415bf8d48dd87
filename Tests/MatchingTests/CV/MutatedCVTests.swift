import Matching
import TestSupport
import Testing

/// A broken copy of a CV gives text or a `CVError`, soon; nothing else.
@Suite(.timeLimit(.minutes(3)))
struct MutatedCVTests {
    private static let small: [(name: String, bytes: [UInt8])] = [
        ("cv.pdf", SampleFiles.pdf("BT /F1 12 Tf 50 700 Td (Mira Lindqvist) Tj ET")),
        (
            "cv.docx",
            SampleFiles.docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Mira</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>")
        ),
        ("cv.json", Array(#"{"basics": {"name": "Mira"}, "work": [{"name": "Orchard", "highlights": ["a"]}]}"#.utf8)),
        ("cv.html", Array("<html><body><table><tr><td>Mira</td></tr></table><ul><li>a</ul></body></html>".utf8)),
        ("cv.md", Array("# Mira\n\n- [a](b) **c**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".utf8)),
    ]

    @Test(arguments: small)
    func `a broken copy of a small CV is read or refused`(name: String, bytes: [UInt8]) async throws {
        var random = Mutations(seed: 1)
        for _ in 0..<40 { try await expectTextOrError(random.mutate(bytes), name) }
    }

    @Test func `a Word document whose XML is broken is read or refused`() async throws {
        let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Mira</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
        let xml = Array("<w:document \(SampleFiles.namespaces)><w:body>\(body)</w:body></w:document>".utf8)
        var random = Mutations(seed: 3)
        for _ in 0..<40 {
            try await expectTextOrError(SampleFiles.zip([("word/document.xml", random.mutate(xml))]), "cv.docx")
        }
    }

    @Test(.needsRecordings, arguments: RecordedCV.all)
    func `a broken copy of a recorded CV is read or refused`(cv: RecordedCV) async throws {
        var random = Mutations(seed: 2)
        for _ in 0..<8 { try await expectTextOrError(random.mutate(cv.bytes), cv.file + ".pdf") }
    }

    private func expectTextOrError(_ bytes: [UInt8], _ name: String) async throws {
        do {
            let text = try await CVReader.patient.read(bytes: bytes, name: name).text
            #expect(!text.isEmpty)
        } catch let error as CVError {
            #expect(error.input == name)
        }
    }
}

/// Breaks bytes in the ways that disks, networks and enemies do, the same ones for the same seed.
private struct Mutations: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    // SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &self)
        switch UInt8.random(in: 0..<5, using: &self) {
        case 0: bytes.removeSubrange(place...)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 100))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1000)], at: place)
        case 3: for index in place..<min(bytes.count, place + 16) { bytes[index] = 0 }
        default:
            for _ in 0...bytes.count / 200 {
                let place = Int.random(in: 0..<bytes.count, using: &self)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            }
        }
        return bytes
    }
}
