import Boards
import CompanyFiles
import Database
import Fetch
import Foundation
import Matching
import Telemetry

/// Why a command ends early: one sentence for the person, one code for the shell.
struct Failure: Error {
    /// The codes of sysexits.h that are in use.
    enum Code: Int32 {
        case usage = 64
        case badData = 65
        case noInput = 66
        case unavailable = 69
        case software = 70
        case outputError = 74
        case tryAgain = 75
        case badAnswer = 76
        case notPermitted = 77
        case settings = 78
    }

    var code: Code
    var sentence: String

    init(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    /// What the other parts of the program report; nil for errors of the argument parser.
    init?(explaining error: any Error) {
        switch error {
        case let error as FetchError: self.init(Self.code(of: error), "\(error)")
        case let error as FetchSettingError: self.init(.settings, "\(error)")
        case let error as BoardError: self.init(Self.code(of: error), error.description)
        case let error as CVError: self.init(Self.code(of: error), "\(error)")
        case let error as ProfileError: self.init(.badData, "\(error)")
        case let error as DatabaseError: self.init(Self.code(of: error), "\(error)")
        case let error as CompanyFileError: self.init(.noInput, "\(error)")
        case let error as MetricsServerError: self.init(.unavailable, "\(error)")
        case is CancellationError: self.init(.tryAgain, "stopped before it was done")
        default: return nil
        }
    }

    private static func code(of error: FetchError) -> Code {
        switch error.kind {
        case .refused, .denied: .notPermitted
        case .gone, .redirected: .unavailable
        case .unavailable: .tryAgain
        case .unusable: .badAnswer
        }
    }

    private static func code(of error: DatabaseError) -> Code {
        switch error {
        case .busy: .tryAgain
        case .goneAway, .commitUnknown: .unavailable
        case .diskFull: .outputError
        case .schemaMismatch, .refused: .settings
        case .constraint, .invalidValue, .mistake: .software
        }
    }

    private static func code(of error: BoardError) -> Code {
        switch error.kind {
        case .changedShape, .noPostings, .needsBrowser: .badAnswer
        case .unknownCompany: .unavailable
        }
    }

    private static func code(of error: CVError) -> Code {
        switch error.problem {
        case .missing: .noInput
        default: .badData
        }
    }
}
