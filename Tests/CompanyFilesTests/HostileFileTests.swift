import CompanyFiles
import Domain
import Foundation
import Testing

struct HostileFileTests {
    @Test(arguments: [
        (String.Encoding.utf16, "UTF-16"), (.utf16LittleEndian, "UTF-16"), (.utf16BigEndian, "UTF-16"),
        (.utf32, "UTF-16 or UTF-32"),
    ])
    func `a file in UTF-16 is told from others`(encoding: String.Encoding, name: String) throws {
        let bytes = try #require("company,careers_url\nA,a.example".data(using: encoding))
        let file = CompanyFile.parse([UInt8](bytes))
        #expect(file.sentences.count == 1 && file.sentences[0].contains(name))
        #expect(file.problems[0].loss == .file)
    }

    @Test(arguments: ["", " \n\t", "\u{FEFF}"])
    func `an empty file says so`(text: String) {
        #expect(CompanyFile.of(text).sentences == ["the file is empty"])
    }

    @Test func `a spreadsheet says what to do`() {
        let file = CompanyFile.parse([0x50, 0x4B, 0x03, 0x04, 0, 0, 1, 2])
        #expect(file.sentences.first?.contains("save it as CSV") == true)
    }

    @Test func `too many bytes, rows and problems stop the reading`() {
        var limits = CompanyFileLimits()
        limits.bytes = 30
        #expect(CompanyFile.of("company,careers_url\nAurora,aurora.example", limits: limits).problems[0].loss == .file)

        limits = CompanyFileLimits()
        limits.rows = 2
        limits.listedProblems = 1
        let file = CompanyFile.of("company,careers_url\nA,a.example\nB,\nC,c.example\nD,\n", limits: limits)
        #expect(file.names == ["A"])
        #expect(file.problems.count == 1 && file.unlistedProblems == 1)
    }

    @Test(arguments: [
        ("company", 201, 200), ("careers_url", 2_001, 2_000), ("selector", 1_001, 1_000), ("headquarters", 201, 200),
    ])
    func `a value that is too long is left out`(field: String, length: Int, most: Int) throws {
        for (count, isFine) in [(length, false), (most, true)] {
            var fields = ["company": "A", "careers_url": "https://a.example"]
            let start = field == "careers_url" ? "https://a.example/" : ""
            fields[field] = start + String(repeating: "x", count: count - start.count)
            let file = CompanyFile.parse([UInt8](try JSONSerialization.data(withJSONObject: fields)))
            #expect(file.problems.isEmpty == isFine)
            #expect(isFine || file.sentences == ["line 1 (company 1), \(field): has more than \(most) characters"])
        }
    }

    @Test func `a list of more than a hundred items is left out`() {
        let list = (1...101).map { "item \($0)" }.joined(separator: ";")
        let file = CompanyFile.of("company,careers_url,fields\nA,a.example,\(list)\n")
        #expect(file.entries.first?.company.fields == [])
        #expect(file.sentences == ["line 2 (company 1), fields: has more than 100 items"])
    }

    @Test(arguments: ["{\"a\":", "[", "{\"companies\":[{\"a\":["])
    func `deep nesting ends nothing but itself`(unit: String) {
        let file = CompanyFile.of(String(repeating: unit, count: 100_000))
        #expect(file.entries.isEmpty && !file.problems.isEmpty)
    }

    @Test func `a cell of nothing but brackets is text`() {
        let file = CompanyFile.of(
            "company,careers_url,selector,fields\nA,a.example,,\(String(repeating: "[", count: 50_000))\n")
        #expect(file.entries.count == 1)
        #expect(file.problems.map(\.field) == ["fields"])
    }

    @Test func `files of nothing but faults end soon`() {
        for text in ["\"a\n", "{\"\n", "x\n", "{{\n", "{\"a\":1}}\n", ",\n", "\"", "[,", "{\"companies\":[3,\n"] {
            let header = text.hasPrefix("{") || text.hasPrefix("[") ? "" : "company,careers_url\n"
            let file = CompanyFile.of(header + String(repeating: text, count: 20_000))
            #expect(file.entries.isEmpty)
            #expect(!file.problems.isEmpty)
            #expect(file.problems.count <= 1_000)
        }
    }

    @Test func `any cut of a good file is read without harm`() {
        let csv = "company,careers_url,fields\n\"A \"\"a\"\"\",a.example,\"[\"\"x\"\"]\"\r\nÅ,b.example,y;z\n"
        let json =
            #"{"companies":[{"company":"A","careers_url":"a.example","createdAt":{"$date":"2025-01-01"}},{"b":"\""}]}"#
        for text in [csv, json] {
            let bytes = Array(text.utf8)
            for count in 0...bytes.count {
                #expect(CompanyFile.parse(Array(bytes.prefix(count))).entries.count <= 2)
                #expect(CompanyFile.parse(Array(bytes.suffix(count))).entries.count <= 2)
            }
        }
    }

    @Test func `a NUL in a cell is no end of the file`() {
        let file = CompanyFile.of("company,careers_url\nA\u{0}B,a.example\nC,c.example\n")
        #expect(file.names == ["A B", "C"])
    }

    @Test func `a file that is not there is an error that names it`() {
        let url = FileManager.default.temporaryDirectory.appending(path: "scoutly-no-such-file.csv")
        #expect(throws: CompanyFileError.self) { try CompanyFile.load(at: url) }
        #expect(throws: CompanyFileError.self) { try CompanyFile.load(at: FileManager.default.temporaryDirectory) }
    }
}
