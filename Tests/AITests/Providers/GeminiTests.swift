import Domain
import Foundation
import Testing

@testable import AI

@Suite struct GeminiTests {
    @Test func `a request says all that was asked for`() async throws {
        let asked = try await ask(
            .gemini, request: .sample(model: "models/gemini-x", temperature: 0.2), Wire.reply(.gemini, streams: false))
        #expect(asked.requests.first?.target == "/v1/models/gemini-x:generateContent")
        #expect(
            asked.sent() == [
                "systemInstruction": ["parts": [["text": "You weigh postings."]]],
                "contents": [["role": "user", "parts": [["text": #"{"postings":[]}"#]]]],
                "generationConfig": [
                    "maxOutputTokens": 100, "temperature": .number(0.2), "responseMimeType": "application/json",
                    "responseJsonSchema": JSONSchema.sample.json(.enforced),
                ],
            ])
    }

    @Test func `a stream is asked for by its address`() async throws {
        let asked = try await ask(.gemini, streams: true, Wire.reply(.gemini, streams: true))
        #expect(asked.requests.first?.target == "/v1/models/tiny-1:streamGenerateContent?alt=sse")
    }

    @Test(arguments: ["", "../files", "a/b", "x:generate?key=", "a b", "ü"])
    func `what is no name of a model never reaches the address`(_ model: String) async throws {
        let asked = try await ask(.gemini, request: .sample(model: model), Wire.reply(.gemini, streams: false))
        #expect(asked.error?.kind == .unknownModel)
        #expect(asked.requests.isEmpty)
    }

    @Test func `a blocked question is a refusal`() async throws {
        let asked = try await ask(
            .gemini,
            .json([
                "promptFeedback": ["blockReason": "PROHIBITED_CONTENT"],
                "usageMetadata": ["promptTokenCount": 40, "totalTokenCount": 40],
            ]))
        #expect(asked.error?.kind == .refused)
        #expect(asked.error?.reason == "Gemini does not answer this: the question was blocked (PROHIBITED_CONTENT)")
        #expect(asked.error?.usage.input == 40)
    }

    static func quota(_ ids: [String], delay: String? = nil, value: String? = nil) -> ModelServer.Reply {
        let violations = ids.map { id -> JSON in
            var violation: [JSON.Member] = [.init("quotaId", .string(id)), .init("quotaMetric", "requests")]
            if let value { violation.append(.init("quotaValue", .string(value))) }
            return .object(violation)
        }
        var details: [JSON] = [
            ["@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": .array(violations)]
        ]
        if let delay {
            details.append(["@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": .string(delay)])
        }
        return .json(
            [
                "error": [
                    "code": 429, "message": "You exceeded your current quota.", "status": "RESOURCE_EXHAUSTED",
                    "details": .array(details),
                ]
            ], status: 429)
    }

    @Test(arguments: [false, true])
    func `a minute's quota says until when`(_ streams: Bool) async throws {
        let asked = try await ask(
            .gemini, streams: streams,
            Self.quota(["GenerateRequestsPerMinutePerProjectPerModel-FreeTier"], delay: "20.5s"))
        #expect(
            asked.error?.kind
                == .rateLimited(
                    RateLimit(
                        period: .minute, until: testNow.addingTimeInterval(20.5),
                        quota: "GenerateRequestsPerMinutePerProjectPerModel-FreeTier")))
    }

    @Test func `of several quotas a day's counts`() async throws {
        let ids = [
            "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
        ]
        let asked = try await ask(.gemini, Self.quota(ids, delay: "7s"))
        #expect(
            asked.error?.kind
                == .rateLimited(RateLimit(period: .day, until: testNow.addingTimeInterval(7), quota: ids[1])))
    }

    @Test func `a quota of nothing is not waited for`() async throws {
        let asked = try await ask(
            .gemini, Self.quota(["GenerateRequestsPerDayPerProjectPerModel-FreeTier"], delay: "20s", value: "0"))
        #expect(asked.error?.kind == .outOfCredit)
    }

    static let errors: [(Int, String, String, ModelError.Kind)] = [
        (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", .unauthorized),
        (403, "PERMISSION_DENIED", "Generative Language API has not been used in project 1", .unauthorized),
        (404, "NOT_FOUND", "models/tiny-1 is not found for API version v1beta", .unknownModel),
        (
            400, "INVALID_ARGUMENT",
            "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).", .tooLong
        ),
        (400, "FAILED_PRECONDITION", "User location is not supported for the API use.", .invalidRequest),
        (500, "INTERNAL", "An internal error has occurred.", .overloaded(after: nil)),
        (503, "UNAVAILABLE", "The model is overloaded. Please try again later.", .overloaded(after: nil)),
        (504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.", .unreachable),
        (429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).", .rateLimited(RateLimit())),
    ]

    @Test(arguments: errors, [false, true])
    func `an error is told by what it asks of the caller`(
        _ error: (Int, String, String, ModelError.Kind), streams: Bool
    ) async throws {
        let json: JSON = [
            "error": ["code": .number(Double(error.0)), "message": .string(error.2), "status": .string(error.1)]
        ]
        // Refused streams come as an array of one.
        let asked = try await ask(.gemini, streams: streams, .json(streams ? [json] : json, status: error.0))
        #expect(asked.error?.kind == error.3)
        #expect(asked.error?.status == error.0)
        #expect(asked.error?.reason.contains(error.2) == true)
    }

    @Test func `an error in the middle of a stream is one`() async throws {
        let asked = try await ask(
            .gemini, streams: true,
            .events(
                [Wire.geminiStream(sampleAnswer, stop: "STOP")[0]]
                    + [#"data: {"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}"# + "\n\n"]))
        #expect(asked.error?.kind == .overloaded(after: nil))
    }
}
