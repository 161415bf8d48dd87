import ArgumentParser
@main struct Scoutly: AsyncParsableCommand { mutating func run() async throws {} }
