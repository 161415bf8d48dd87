import CompanyFiles
import Domain
import Foundation
import Testing

struct MongoExportTests {
    static let scraped = moment(1_763_625_600.25)

    @Test(arguments: [
        #"{"$date":"2025-11-20T08:00:00.250Z"}"#, #"{"$date":{"$numberLong":"1763625600250"}}"#,
        #"{"$date":1763625600250}"#, #"{"$date":"2025-11-20T09:00:00.250+0100"}"#, "1763625600250",
        #""2025-11-20T08:00:00.25Z""#, #"{"$numberLong":"1763625600250"}"#, #"{"$numberDouble":"1763625600250.0"}"#,
    ])
    func `a date is read in every version of Extended JSON`(date: String) {
        let file = CompanyFile.of(
            #"{"_id":{"$oid":"656000000000000000000001"},"company":"A","careers_url":"https://a.example","#
                + #""lastScrapedAt":\#(date),"isProblematic":false,"priority":null,"__v":{"$numberInt":"0"}}"#)
        #expect(file.entries.first?.lastScrapedAt == Self.scraped)
        #expect(file.entries.first?.isProblematic == false)
        #expect(file.entries.first?.company.priority == nil)
        #expect(file.problems.isEmpty && file.notes.isEmpty)
    }

    @Test(arguments: [
        "%1\n%2\n", "[%1,\n%2]\n", "[%1,%2]", #"{"companies":[%1,%2],"more":1}"#,
        #"{"more":{"companies":[1]},"companies":[%1,%2]}"#, "\u{FEFF}%1\r\n\r\n%2", "%1%2", "[\n  %1\n,  %2\n]",
    ])
    func `companies come from a list, a list under companies, or one a line`(shape: String) {
        let text = shape.replacing("%1", with: #"{"company":"A","careersUrl":"https://a.example"}"#)
            .replacing("%2", with: #"{"company":"B","careersUrl":"https://b.example/[jobs]?q=\"{"}"#)
        let file = CompanyFile.of(text)
        #expect(file.names == ["A", "B"])
        #expect(file.problems.isEmpty)
    }

    @Test func `a document printed over many lines is read`() {
        let file = CompanyFile.of(
            """
            [
              {
                "company": "A",
                "careers_url": "https://a.example",
                "office_locations": [
                  "Oslo",
                  "Bergen"
                ]
              },
              {
                "company": "B",
                "careers_url": "https://b.example"
              }
            ]
            """)
        #expect(file.entries.map(\.line) == [2, 10])
        #expect(file.entries.first?.company.officeLocations == ["Oslo", "Bergen"])
    }

    @Test func `old scrape errors are read in the shapes they had`() {
        let file = CompanyFile.of(
            #"{"company":"A","careers_url":"https://a.example","scrapeErrors":["#
                + #"{"date":{"$date":"2025-11-21T00:00:00Z"},"message":"Timeout\u001b[31m of 30000ms"},"#
                + #"{"timestamp":{"$date":{"$numberLong":"1763596800000"}},"error":{"name":"E","message":"404"}},"#
                + #"{"when":"2025-11-22","error":"net::ERR"},"bare words",{"date":"2025-11-22"},null]}"#)
        #expect(
            file.entries.first?.scrapeErrors == [
                .init(when: nil, what: "bare words"), .init(when: moment(1_763_596_800), what: "404"),
                .init(when: moment(1_763_683_200), what: "Timeout [31m of 30000ms"),
                .init(when: moment(1_763_769_600), what: "net::ERR"),
            ])
        #expect(file.problems.isEmpty)
    }

    @Test func `fields that are not known are told once for the whole file`() {
        let line = #"{"company":"A%","careers_url":"https://a.example","jobCount":3,"tags":[{"$x":1}]}"# + "\n"
        let file = CompanyFile.of(line.replacing("%", with: "1") + line.replacing("%", with: "2"))
        #expect(file.entries.count == 2)
        #expect(file.notes == ["fields that Scoutly does not know were left out: jobCount, tags"])
    }

    @Test func `a broken document costs itself only`() {
        let good = { (name: String) in #"{"company":"\#(name)","careers_url":"https://\#(name).example"}"# }
        let file = CompanyFile.of(
            [
                good("a"), #"{"company":"open"#, good("b"), #"{"company":"x","fields":[1}"#, good("c"),
                #"{"company":"missing","careers_url":"https://m.example""#, good("d"), "42", good("e"),
                #"{"company":}"#, good("f"),
            ].joined(separator: "\n"))
        #expect(file.names == ["a", "b", "c", "d", "e", "f"])
        #expect(file.problems.map(\.line) == [2, 4, 6, 8, 10])
        #expect(file.problems.allSatisfy { $0.loss == .row })
        #expect(file.sentences.first == "line 2 (company 2): a text in it is not closed before its line ends")
    }

    @Test(arguments: ["", ",", #",{"company":"B","care"#])
    func `a list that is cut off keeps what came before, and it is told`(rest: String) {
        let file = CompanyFile.of(#"[{"company":"A","careers_url":"https://a.example"}"# + rest)
        #expect(file.names == ["A"])
        #expect(file.problems.last?.loss == .file)
        #expect(file.problems.last?.reason == "the list is not closed; the file may be cut off")
    }

    @Test(arguments: [
        "1e308", "-1", #"{"$date":1e300}"#, #"{"$date":{"$numberLong":"99999999999999999999"}}"#,
        #"{"$numberDouble":"Infinity"}"#, #"{"$numberDouble":"NaN"}"#, #"{"$date":null}"#, #"{"$date":[]}"#, "[]",
    ])
    func `a number that is no moment costs its value only`(date: String) {
        let file = CompanyFile.of(#"{"company":"A","careers_url":"https://a.example","lastScrapedAt":\#(date)}"#)
        #expect(file.names == ["A"])
        #expect(file.entries.first?.lastScrapedAt == nil)
        #expect(file.problems.map(\.field) == ["last_scraped_at"])
    }
}
