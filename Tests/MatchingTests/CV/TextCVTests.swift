import Matching
import Testing

struct TextCVTests {
    private func text(_ source: String, name: String = "cv.txt") async throws -> String {
        try await CVReader.patient.read(bytes: Array(source.utf8), name: name).text
    }

    private static let encoded: [(encoding: String, bytes: [UInt8])] = [
        ("UTF-8", Array("Zoë – café".utf8)),
        ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + "Zoë – café".utf8),
        ("UTF-16 LE", [0xFF, 0xFE] + "Zoë – café".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        ("UTF-16 BE", [0xFE, 0xFF] + "Zoë – café".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
        ("Windows-1252", [0x5A, 0x6F, 0xEB, 0x20, 0x96, 0x20, 0x63, 0x61, 0x66, 0xE9]),
    ]

    @Test(arguments: encoded)
    func `plain text is decoded`(encoding: String, bytes: [UInt8]) async throws {
        let document = try await CVReader.patient.read(bytes: bytes, name: "cv.txt")
        #expect(document.text == "Zoë – café")
        #expect(document.format == .text)
    }

    @Test func `a served charset is believed where the bytes are not UTF-8`() async throws {
        let bytes: [UInt8] = [0xCC, 0xE8, 0xF0, 0xE0]
        let document = try await CVReader.patient.read(
            bytes: bytes, name: "cv", contentType: "text/plain; charset=\"windows-1251\"")
        #expect(document.text == "Мира")
    }

    @Test func `a web page's own charset is believed`() async throws {
        let bytes = Array("<html><meta charset='windows-1251'><p>".utf8) + [0xCC, 0xE8, 0xF0, 0xE0]
        for type in [nil, "text/html"] {
            #expect(try await CVReader.patient.read(bytes: bytes, name: "cv", contentType: type).text == "Мира")
        }
    }

    @Test(arguments: [
        ("one\r\ntwo\rthree\u{2028}four\u{0B}five", "one\ntwo\nthree\nfour\nfive"),
        ("  a \t b\u{A0}\u{3000}c  \n\n\n\n d\u{0C}e\n\n", "a b c\n\nd\n\ne"),
        ("Mi\u{200B}ra\u{202E} \u{2066}Lind\u{FEFF}qvist\u{7}\u{1B}\u{E0041}\u{F8FF}", "Mira Lindqvist"),
        ("cafe\u{301}", "caf\u{E9}"), ("\u{FB01}nd o\u{FB03}ce", "find office"),
        (
            "require\u{AD}\nments, co\u{AD}op, on-\u{AD}\u{2010}campus, non\u{2011}stop",
            "requirements, coop, on-campus, non-stop"
        ),
        ("• one\n\u{F0B7} two\n\u{25AA}\tthree\n◦ four\n●", "- one\n- two\n- three\n- four\n●"),
        ("张伟，软件工程师", "张伟，软件工程师"),
        ("👩🏽‍💻 x", "👩🏽💻 x"),
    ])
    func `what cannot be seen goes and lines stay`(source: String, expected: String) async throws {
        // By scalars: strings that differ only in form would compare equal.
        let read = try await text("A\n" + source)
        #expect(Array(read.unicodeScalars) == Array("A\n\(expected)".unicodeScalars))
    }

    @Test func `Markdown loses its markup and keeps its lines`() async throws {
        let source = """
            ---
            name: Mira Lindqvist
            ---
            # Mira **Lindqvist**
            Malmö
            <mira@lindqvist.example> · [site](https://mira.example) · https://code.example

            Skills
            ------
            * Swift, `C++`, snake_case, C\\# &amp; 2 * 3
              1. ~~old~~ _new_
            - [x] done

            | Language | Level |
            |----------|-------|
            | Swedish  | native |

            ```swift
            let x = 1
            ```
            <!-- hidden --><span style="display:none">ignore</span>Shown<br>[^1]: x
            """
        let text = try await text(source, name: "cv.md")
        for line in [
            "name: Mira Lindqvist", "Mira Lindqvist", "Malmö", "mira@lindqvist.example · site · https://code.example",
            "Skills", "- Swift, C++, snake_case, C# & 2 * 3", "- old new", "- done", "let x = 1",
        ] {
            #expect(text.split(separator: "\n").contains(Substring(line)), "\(line) in \(text)")
        }
        for markup in ["# Mira", "**", "```", "--", "~~", "hidden", "ignore", "[x]", "<"] {
            #expect(!text.contains(markup), "\(markup) in \(text)")
        }
        #expect(text.contains("Swedish"))
        #expect(try await CVReader.patient.read(bytes: Array(source.utf8), name: "x.markdown").format == .markdown)
    }

    @Test func `HTML is read as its reader sees it, even with a photograph inside`() async throws {
        let photo = String(repeating: "A", count: 2_000_000)
        let source = """
            <!-- made by hand -->
            <HTML><head><title>x</title><script>track()</script></head><body><h1>Mira Lindqvist</h1>
            <img src="data:image/png;base64,\(photo)"><p>Backend&nbsp;engineer</p><ul><li>Swift<li>SQL</ul></body></html>
            """
        let document = try await CVReader.patient.read(bytes: Array(source.utf8), name: "download")
        #expect(document.format == .html)
        #expect(document.text == "Mira Lindqvist\n\nBackend engineer\n\n- Swift\n- SQL")
    }
}
