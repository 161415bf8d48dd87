import Testing

@testable import AI

@Suite struct NearJSONTests {
    static let exact: [(String, JSON)] = [
        (#"{"a":1}"#, ["a": 1]), ("[]", .array([])), (" null ", .null), ("-0.5e1", .number(-5)), (#""x""#, "x"),
        (#"{"a":[true,false,null,"\u00e9\ud83d\ude00\n\"\\\/"]}"#, ["a": [true, false, .null, "é😀\n\"\\/"]]),
        (#"{"a":{"b":[{"c":[]}]},"a2":"}"}"#, ["a": ["b": [["c": .array([])]]], "a2": "}"]),
        ("12", 12), (#"{"b":1,"a":2}"#, ["b": 1, "a": 2]),
    ]

    @Test(arguments: exact)
    func `JSON is read as it is`(_ sample: (String, JSON)) {
        #expect(NearJSON.read(sample.0) == .init(value: sample.1, repairs: []))
        #expect(JSON(parsing: sample.0.utf8) == sample.1)
    }

    static let near: [(String, JSON, Set<NearJSON.Repair>)] = [
        ("```json\n{\"a\": 1}\n```", ["a": 1], [.surroundings]),
        ("Sure! Here is {the} object:\n{\"a\": [1, 2]}\nI hope it helps.", ["a": [1, 2]], [.surroundings]),
        ("<think>maybe {\"a\": 7, \"b\": 8, \"c\": 9}</think>{\"a\": 1}", ["a": 1], [.surroundings]),
        (#"{"a": 1, "b": [1, 2,],}"#, ["a": 1, "b": [1, 2]], [.comma]),
        (#"{"a": 1 "b": 2}"#, ["a": 1, "b": 2], [.comma]),
        ("{\"a\": \"x\"\n \"b\": [1 2]}", ["a": "x", "b": ["1 2"]], [.comma, .bareWord]),
        (#"{'a': 'it is', 'b': "it's"}"#, ["a": "it is", "b": "it's"], [.quotes]),
        (#"{'a': 'it's'}"#, ["a": "it's"], [.quotes, .innerQuote]),
        (#"{“a”: “b”}"#, ["a": "b"], [.quotes]),
        (#"{a: 1, b_c: yes}"#, ["a": 1, "b_c": true], [.bareWord]),
        (#"{"a": True, "b": None, "c": undefined}"#, ["a": true, "b": .null, "c": .null], [.bareWord]),
        (#"{"a": NaN, "b": -Infinity, "c": 1e999}"#, ["a": .null, "b": .null, "c": .null], [.notANumber]),
        (#"{"a": +1, "b": .5, "c": 007}"#, ["a": 1, "b": .number(0.5), "c": 7], [.numberFormat]),
        ("{\"a\": \"one\ntwo\tthree\"}", ["a": "one\ntwo\tthree"], [.controlCharacter]),
        (#"{"a": "he said "yes" to it"}"#, ["a": #"he said "yes" to it"#], [.innerQuote]),
        (#"{"a": "C:\dir", "b": "it\'s"}"#, ["a": #"C:\dir"#, "b": "it's"], [.escape]),
        ("{\"a\": 1, // one\n \"b\": /* two */ 2}", ["a": 1, "b": 2], [.comment]),
        (#"{"a": , "b": 2}"#, ["a": .null, "b": 2], [.missingValue]),
        (#"{"a": [1, 2}, "b": 3}"#, ["a": [1, 2]], [.bracket, .surroundings]),
        (#"{"a": "x", "b": ["y", "z"#, ["a": "x", "b": ["y", "z"]], [.cutShort]),
        (#"{"a": "x", "b": 7"#, ["a": "x"], [.cutShort]),
        (#"{"a": "x", "b": tr"#, ["a": "x"], [.cutShort]),
        (#"{"a": "x", "b": "#, ["a": "x"], [.cutShort]),
        (#"{"a": "x", "b"#, ["a": "x"], [.cutShort]),
        (#"{"a": "x\"#, ["a": "x"], [.cutShort]),
        (#"{"a": "x\u00e"#, ["a": "x\u{FFFD}00e"], [.cutShort]),
        (#"{"a": [{"b": 1}, {"b""#, ["a": [["b": 1], .object([])]], [.cutShort]),
    ]

    @Test(arguments: near)
    func `what is nearly JSON is read for what it means`(_ sample: (String, JSON, Set<NearJSON.Repair>)) {
        let reading = NearJSON.read(sample.0)
        #expect(reading?.value == sample.1)
        #expect(reading?.repairs == sample.2)
        #expect(JSON(parsing: sample.0.utf8) == nil)
    }

    @Test(arguments: ["", "  ", "no", "There is no JSON here.", "}", "]"])
    func `what is no object is not taken for one`(_ text: String) {
        let value = NearJSON.read(text)?.value
        if case .object = value { Issue.record("\(text) was read as \(String(describing: value))") }
        if case .array = value { Issue.record("\(text) was read as \(String(describing: value))") }
        #expect(JSON(parsing: text.utf8) == nil)
    }

    @Test(arguments: [
        "{", "[1", "[1,]", "{\"a\":}", "01", "1.", ".5", "+1", "'a'", "\"a\nb\"", "{\"a\" 1}", "nul", "[1 2]", "{} {}",
        "\"\\x\"", "\"\\u12\"", "[1,,2]", "{a:1}", "//x\n1",
    ])
    func `what is no JSON is not taken for it where it must be exact`(_ text: String) {
        #expect(JSON(parsing: text.utf8) == nil)
    }

    @Test func `nothing is read that is nested too deep`() {
        let deepest = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(JSON(parsing: deepest.utf8) != nil)
        #expect(NearJSON.read("[\(deepest)]") == nil)
        #expect(NearJSON.read(String(repeating: "{\"a\":", count: 1_000_000)) == nil)
    }

    /// What grows with the square of the length would take hours here.
    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            "[", "{", "\"", "'", "{\"a\":", "\\", "/*", "[{", "“", "}]", "\" ", "<", "</think>", "{}", "a:", "[\"",
            "{\"a\":\"x", "[\" ", "[\"\" ", "{'a", "[1 ", "{} {", "/* *",
        ])
    func `a long text of one kind takes no longer than its length`(_ piece: String) {
        let text = String(repeating: piece, count: 50_000 / piece.utf8.count)
        #expect(NearJSON.read("[\(text)")?.isExact != true)
        #expect(NearJSON.read("{\"a\":\(text)")?.isExact != true)
    }

    @Test func `whatever is read can be written and is then exact`() throws {
        var random = Xorshift(seed: 42)
        let seeds = (Self.near.map(\.0) + Self.exact.map(\.0)).map { Array($0.utf8) }
        let marks = Array(#"{}[]",:'\/ntrue0.-eE u"#.utf8) + [0x0A, 0xE2, 0x80, 0x9C, 0xFF]
        for _ in 0..<10_000 {
            var bytes = seeds[random.next(below: seeds.count)]
            for _ in 0..<(1 + random.next(below: 6)) {
                let place = random.next(below: bytes.count + 1)
                switch random.next(below: 4) {
                case 0 where place < bytes.count: bytes.remove(at: place)
                case 1: bytes.insert(marks[random.next(below: marks.count)], at: place)
                case 2: bytes = Array(bytes.prefix(place))
                default: bytes += seeds[random.next(below: seeds.count)]
                }
            }
            guard let reading = NearJSON.read(bytes) else { continue }
            let again = try #require(NearJSON.read(reading.value.text))
            #expect(again.value == reading.value)
            #expect(again.isExact)
        }
    }
}
