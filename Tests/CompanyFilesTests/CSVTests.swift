import CompanyFiles
import Domain
import Foundation
import Testing

struct CSVTests {
    @Test func `every field of a row arrives`() throws {
        let file = CompanyFile.of(
            """
            company_id,company,careers_url,selector,work_model,headquarters,office_locations,fields,\
            open_to_application,priority,last_scraped_at,is_problematic,created_at,updated_at
            aurora,Aurora Works,https://aurora.example/jobs,.jobs a,HYBRID,"Oslo, Norway",Oslo; Bergen,\
            energy; maps,true,high,2026-11-20T08:00:00Z,false,2025-01-02,1767225600000

            """)
        #expect(file.problems.isEmpty && file.notes.isEmpty)
        let entry = try #require(file.entries.first)
        #expect(
            entry.company
                == Company(
                    id: CompanyID(rawValue: "aurora"), name: "Aurora Works",
                    careersURL: URL(string: "https://aurora.example/jobs")!, selector: ".jobs a", workModel: .hybrid,
                    headquarters: "Oslo, Norway", officeLocations: ["Oslo", "Bergen"], fields: ["energy", "maps"],
                    isOpenToApplication: true, priority: .high))
        #expect(entry.lastScrapedAt == moment(1_763_625_600 + 31_536_000))
        #expect(entry.isProblematic == false)
        #expect(entry.createdAt == moment(1_735_776_000))
        #expect(entry.updatedAt == moment(1_767_225_600))
        #expect(entry.line == 2)
    }

    @Test(arguments: [",", ";", "\t"])
    func `the separator is found`(separator: String) {
        let file = CompanyFile.of(
            "company|careers_url|priority\nAurora|https://aurora.example|low\n"
                .replacing("|", with: separator))
        #expect(file.names == ["Aurora"])
        #expect(file.entries.first?.company.priority == .low)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines end as the system has them`(end: String) {
        let file = CompanyFile.of(["company,careers_url", "A,a.example", "", "B,b.example"].joined(separator: end))
        #expect(file.names == ["A", "B"])
        #expect(file.entries.map(\.line) == [2, 4])
    }

    @Test func `a quoted cell can hold separators, quotation marks and line feeds`() {
        let file = CompanyFile.of(
            "careers_url,company\nhttps://a.example,\"A \"\"quick\"\",\r\nbrown fox\"\nb.example, \"B\" \n")
        #expect(file.names == ["A \"quick\", brown fox", "B"])
        #expect(file.entries.map(\.line) == [2, 4])
        #expect(file.problems.isEmpty)
    }

    @Test(arguments: [
        "companyID,company,careersUrl", "COMPANY_ID,Company,Careers_URL", "Company ID,company,careers-url",
        "\u{FEFF}companyId,company,careersURL",
    ])
    func `column names are read however they are written`(header: String) {
        let file = CompanyFile.of("\(header)\nsun,Sun,https://sun.example\n")
        #expect(file.ids == ["sun"] && file.problems.isEmpty && file.notes.isEmpty)
    }

    @Test func `a list in a cell can be a JSON array`() {
        let file = CompanyFile.of(
            "company,careers_url,fields,office_locations\nA,a.example,\"[\"\"maps\"\", \"\"sea; ice\"\"]\",[Oslo\n")
        #expect(file.entries.first?.company.fields == ["maps", "sea; ice"])
        #expect(file.entries.first?.company.officeLocations == ["[Oslo"])
    }

    @Test func `a row that is wrong is named, and the others come`() {
        let file = CompanyFile.of(
            """
            company,careers_url
            ,https://nobody.example
            Nowhere,
            Comma, Inc,https://comma.example
            "Open,https://open.example
            "Half" baked,https://half.example
            Good,https://good.example
            """)
        #expect(file.names == ["Good"])
        #expect(
            file.sentences == [
                "line 2 (company 1), company: is missing", "line 3 (company 2), careers_url: is missing",
                "line 4 (company 3): has 3 cells, but there are 2 columns; a cell that has a separator in it needs "
                    + "quotation marks",
                "line 5 (company 4): has text behind a closing quotation mark; inside a cell write two of them",
                "line 6 (company 5): has text behind a closing quotation mark; inside a cell write two of them",
            ])
        #expect(file.problems.allSatisfy { $0.loss == .row })
    }

    @Test func `a quotation mark that is never closed costs its own row only`() {
        let rows = (1...500).map { "Company \($0),https://c\($0).example\n" }.joined()
        let file = CompanyFile.of("company,careers_url\n\"Open,https://open.example\n" + rows)
        #expect(file.entries.count == 500)
        #expect(file.sentences == ["line 2 (company 1): has a quotation mark that is not closed"])
    }

    @Test func `a row in Latin-1 is named, and the others come`() {
        let bytes = Array("company,careers_url\nSm".utf8) + [0xF8] + Array("r,https://a.example\nB,b.example\n".utf8)
        let file = CompanyFile.parse(bytes)
        #expect(file.names == ["B"])
        #expect(file.sentences.first?.hasPrefix("line 2 (company 1): is not UTF-8") == true)
    }

    @Test func `a table without the needed columns says so once`() {
        let file = CompanyFile.of("title,salary\nCook,100\nBaker,200\n")
        #expect(
            file.sentences == [
                "this is no list of companies: the first row names no column company and careers_url"
            ])
        #expect(file.problems.first?.loss == .file)
    }

    @Test func `unknown columns are told once, and a column that is there twice`() {
        let file = CompanyFile.of("company,careers_url,mood,Company,_id\nA,a.example,fine,B,7\nC,c.example,,,\n")
        #expect(file.names == ["A", "C"])
        #expect(
            file.notes == [
                "the column company is there twice; the first was read",
                "fields that Scoutly does not know were left out: mood",
            ])
    }
}
