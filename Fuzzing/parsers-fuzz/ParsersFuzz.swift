import Dispatch
import Foundation
import FuzzTargets

/// Hands libFuzzer one of the targets, named by SCOUTLY_FUZZ_TARGET; its own options are libFuzzer's.
@main
enum ParsersFuzz {
    static func main() {
        let name = ProcessInfo.processInfo.environment["SCOUTLY_FUZZ_TARGET"] ?? ""
        guard ParserTarget.named(name) != nil else {
            let names = ParserTarget.all.map(\.name).joined(separator: ", ")
            FileHandle.standardError.write(Data("SCOUTLY_FUZZ_TARGET must be one of \(names)\n".utf8))
            exit(64)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            runDriver(&count, &arguments) { bytes, count in
                ParsersFuzz.tryOnce(Array(UnsafeBufferPointer(start: bytes, count: count)))
                return 0
            })
    }

    private static let target = ParserTarget.named(ProcessInfo.processInfo.environment["SCOUTLY_FUZZ_TARGET"] ?? "")

    /// libFuzzer calls on its own thread and wants the result there; nothing else waits for that thread.
    private static func tryOnce(_ bytes: [UInt8]) {
        let isDone = DispatchSemaphore(value: 0)
        Task {
            if let complaint = await target?.complaint(bytes) { fatalError(complaint) }
            isDone.signal()
        }
        isDone.wait()
    }
}

/// libFuzzer's own loop (https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
