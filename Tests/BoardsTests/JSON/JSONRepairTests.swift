@testable import Boards
import Testing

struct JSONRepairTests {
    @Test(arguments: [
        (#"{"a": "b",}"#, #"{"a":"b"}"#),
        (#"[1, 2,, 3,]"#, "[1,2,3]"),
        (#"{"a": "b" "c": "d"}"#, #"{"a":"b","c":"d"}"#),
        (#"{"a": {"b": 1} "c": [2] "d": true}"#, #"{"a":{"b":1},"c":[2],"d":true}"#),
        ("//<![CDATA[\n{\"a\": 1}\n//]]>", #"{"a":1}"#),
        ("<!-- {\"a\": 1} -->", #"{"a":1}"#),
        ("window.job = {\"a\": 1};", #"{"a":1}"#),
        ("{\"a\": \"one\ntwo\tthree\"}", "{\"a\":\"one\\ntwo three\"}"),
        (#"{"a": "it\'s \d"}"#, #"{"a":"it\\'s \\d"}"#),
        (#"{"a": "\u00e9 \u12"}"#, #"{"a":"\u00e9 \\u12"}"#),
        (#"{"a": "unterminated"#, #"{"a":"unterminated"}"#),
        (#"{"a": [1, {"b": 2"#, #"{"a":[1,{"b":2}]}"#),
        (#"{"a": 1]}"#, #"{"a":1}"#),
    ])
    func `what people write by hand is mended`(source: String, mended: String) {
        let output = JSONRepair.repaired(source)
        #expect(String(decoding: output, as: UTF8.self) == mended)
        #expect(throws: Never.self) { try JSON(parsing: output) }
    }

    @Test(arguments: ["", "no JSON at all", "}", "\\", ":,:,"])
    func `what is no JSON stays none`(source: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: JSONRepair.repaired(source)) }
    }

    @Test func `an object that is cut is read as far as it goes`() throws {
        let root = try JSON(parsing: JSONRepair.repaired(#"{"a": 1, "b": {"c": "cut off here"#))
        #expect(root["a"].integer == 1)
        #expect(root["b"]["c"].string == "cut off here")
    }
}
