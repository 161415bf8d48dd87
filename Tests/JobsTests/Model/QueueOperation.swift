import Foundation
import Jobs

/// Something that happens to a queue. What it concerns is said by numbers that mean something in any state, so that a
/// list of operations makes sense with some of them left out.
indirect enum QueueOperation: Sendable {
    /// A job that is to be queued.
    struct Parcel: Sendable {
        var kind: String
        var priority: JobPriority
        /// Seconds from now; nil for at once.
        var delay: Double?
        var uniqueKey: String?
        var limitKey: String?

        var maxAttempts: Int { kind == Letter.kind ? Letter.maxAttempts : Crate.maxAttempts }
    }

    enum Ending: Sendable {
        case complete
        case fail(retryAfter: Double?)
        case snooze(Double)
        case release
    }

    case enqueue(Parcel)
    case enqueueEach([Parcel])
    case hasten(kind: String, uniqueKey: String?, JobPriority)
    case stage(batch: Int)
    case claim(worker: Int, letters: Int, crates: Int, total: Int, lease: Double)
    /// What somebody does who once claimed a job, which may be long ago.
    case end(claim: Int, Ending)
    case completeMany(worker: Int, most: Int)
    case heartbeat(worker: Int)
    case giveBack(worker: Int, job: Int)
    case rescue
    case cancel([Int])
    case retry(Int)
    case discard([Int])
    case pause(String)
    case resume(String)
    case limit(String, Int?)
    case prune(keepsDone: Double, keepsDead: Double)
    /// Seconds, which may be less than none.
    case clock(Double)
    /// It happens in a transaction that is taken back.
    case takenBack(QueueOperation)
}

extension QueueOperation {
    static let workers = ["ada", "bea", "cem"]
    private static let kinds = [Letter.kind, Crate.kind]

    static func random(using random: inout some RandomNumberGenerator) -> QueueOperation {
        let kind = kinds.randomElement(using: &random)!
        let worker = Int.random(in: workers.indices, using: &random)
        func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
        func seconds(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random).rounded() }
        switch number(0...99) {
        case 0..<20: return .enqueue(parcel(kind, using: &random))
        case 20..<24: return .enqueueEach((0...number(0...5)).map { _ in parcel(kind, using: &random) })
        case 24..<28: return .hasten(kind: kind, uniqueKey: key("u", using: &random), priority(using: &random))
        case 28..<40: return .stage(batch: number(0...4) == 0 ? number(1...3) : 1_000)
        case 40..<54:
            return .claim(
                worker: worker, letters: number(0...3), crates: number(0...3), total: number(0...5),
                lease: number(0...9) == 0 ? 3_000 : seconds(1...60))
        case 54..<70:
            let endings: [Ending] = [
                .complete, .complete, .fail(retryAfter: seconds(0...600)), .fail(retryAfter: nil),
                .snooze(seconds(-10...600)), .release,
            ]
            return .end(claim: number(0...1_000), endings.randomElement(using: &random)!)
        case 70..<73: return .completeMany(worker: worker, most: number(0...5))
        case 73..<76: return .heartbeat(worker: worker)
        case 76..<77: return .giveBack(worker: worker, job: number(0...1_000))
        case 77..<81: return .rescue
        case 81..<84: return .cancel((0...number(0...2)).map { _ in number(0...1_000) })
        case 84..<87: return .retry(number(0...1_000))
        case 87..<88: return .discard((0...number(0...2)).map { _ in number(0...1_000) })
        case 88..<89: return .pause(kind)
        case 89..<91: return .resume(kind)
        case 91..<92: return .limit(kind, [nil, nil, 1, 2, 3].randomElement(using: &random)!)
        case 92..<93: return .prune(keepsDone: seconds(0...5_000), keepsDead: seconds(0...5_000))
        case 93..<97: return .clock(number(0...3) == 0 ? -seconds(0...3_600) : seconds(0...1_200))
        default: return .takenBack(Self.random(using: &random))
        }
    }

    private static func parcel(_ kind: String, using random: inout some RandomNumberGenerator) -> Parcel {
        Parcel(
            kind: kind, priority: priority(using: &random),
            delay: Bool.random(using: &random) ? nil : Double.random(in: -100...900, using: &random).rounded(),
            uniqueKey: key("u", using: &random), limitKey: key("l", using: &random))
    }

    private static func priority(using random: inout some RandomNumberGenerator) -> JobPriority {
        JobPriority.allCases.randomElement(using: &random)!
    }

    private static func key(_ name: String, using random: inout some RandomNumberGenerator) -> String? {
        [nil, "\(name)1", "\(name)2", "\(name)3"].randomElement(using: &random)!
    }
}

/// A job of the model's two kinds.
struct Letter: Job {
    static let kind = "letter"
    static let maxAttempts = 2

    var uniqueKey: String?
    var limitKey: String?
}

/// A job of the other kind.
struct Crate: Job {
    static let kind = "crate"
    static let maxAttempts = 4

    var uniqueKey: String?
    var limitKey: String?
}
