import Foundation
import Logging
import Telemetry
import Testing

struct TextLogTests {
    private let lines = Lines()

    @Test func `a line says when, how grave, what, and then what it is about`() {
        lines.logger(.text).info(
            "job done", metadata: ["took": "1.2s", "attempt": "1", "job": "12", "kind": "scrape", "also": "x"])
        #expect(lines.last == "2026-11-23T16:52:01Z info  job done kind=scrape job=12 attempt=1 also=x took=1.2s\n")
    }

    @Test(arguments: Logger.Level.allCases)
    func `messages of all levels start in the same column`(level: Logger.Level) {
        lines.logger(.text, level: .trace).log(level: level, "here")
        #expect(lines.last.dropFirst(27) == "here\n")
    }

    @Test func `values with spaces or signs of the format are in quotation marks`() {
        lines.logger(.text).info(
            "m", metadata: ["a": "two words", "b": "", "c": "x=1", "d": "say \"hi\"", "e f": "1", "g": "C:\\x"])
        #expect(lines.last.contains(#"m a="two words" b="" c="x=1" d="say \"hi\"" "e f"=1 g="C:\\x""#))
    }

    @Test func `lists and dictionaries are written out`() {
        lines.logger(.text).info(
            "m", metadata: ["a": ["x", "y z", ["k": "v", "j": .stringConvertible(3)]], "b": [:], "c": []])
        #expect(lines.last.hasSuffix("m a=[x, \"y z\", {j=3 k=v}] b={} c=[]\n"))
    }

    @Test func `nothing that was read can write to the terminal or forge a line`() {
        let hostile = "a\n2026-11-23T16:52:01Z info  forged\r\u{1B}[31m\u{1B}]0;t\u{7}\u{9B}m\u{202E}\u{2028}\t\u{0}b"
        lines.logger(.text).info("\(hostile)", metadata: ["k\n\u{1B}": "\(hostile)", "list": ["\(hostile)"]])
        #expect(lines.last.unicodeScalars.filter { $0.properties.generalCategory == .control } == ["\n"])
        #expect(!lines.last.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2028}" })
        #expect(lines.last.contains(#"forged\r\u{1B}[31m\u{1B}]0;t\u{7}\u{9B}m\u{202E}\u{2028}\t\u{0}b"#))
    }

    @Test func `letters of any script and emoji are left as they are`() {
        lines.logger(.text).info("Zoë 夕日 👩‍💻 می‌خواهم", metadata: ["name": "Ünï"])
        #expect(lines.last.hasSuffix("Zoë 夕日 👩‍💻 می‌خواهم name=Ünï\n"))
    }

    @Test func `colour is there only when it is asked for`() {
        lines.logger(.text).error("m", metadata: ["a": "1"])
        #expect(!lines.last.contains("\u{1B}"))
        lines.logger(.text, usesColor: true).error("m", metadata: ["a": "1"])
        #expect(lines.last.contains("\u{1B}[31merror\u{1B}[0m m"))
    }

    @Test func `an error follows the metadata`() {
        struct Broken: Error, CustomStringConvertible { var description: String { "no\nroute" } }
        lines.logger(.text).warning("fetch failed", error: Broken(), metadata: ["host": "a.example"])
        #expect(lines.last.hasSuffix("warn  fetch failed host=a.example error=\"no\\nroute\"\n"))
    }

    @Test func `what is said at the call counts before the provider's, and that before the logger's`() {
        let provider = Logger.MetadataProvider { ["a": "provider", "b": "provider"] }
        var logger = lines.logger(.text, provider: provider)
        logger[metadataKey: "a"] = "logger"
        logger[metadataKey: "b"] = "logger"
        logger[metadataKey: "c"] = "logger"
        logger.info("m", metadata: ["a": "call"])
        #expect(lines.last.hasSuffix("m a=call b=provider c=logger\n"))
    }

    @Test func `each logger has its level`() {
        var loud = lines.logger(.text)
        let quiet = loud
        loud.logLevel = .debug
        loud.debug("heard")
        quiet.debug("not heard")
        #expect(lines.all.count == 1)
    }

    @Test func `what is very long or deep is cut`() {
        var nested: Logger.MetadataValue = "x"
        for _ in 0..<10_000 { nested = [nested] }
        let many = Logger.MetadataValue.array(Array(repeating: "y", count: 10_000))
        for format in LogFormat.allCases {
            lines.logger(format).info(
                "\(String(repeating: "é", count: 1_000_000))", metadata: ["deep": nested, "many": many])
            #expect(lines.last.utf8.count < 20_000)
            #expect(lines.last.contains("… (1983616 more bytes)"))
        }
    }
}
