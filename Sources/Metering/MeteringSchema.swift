public import Database

/// The tables that calls of models are counted in, and their history: a file for each step, and new steps at the end.
public enum MeteringSchema {
    public static let migrations = MigrationSeries(
        "metering",
        [createModelGate, createModelCall, createModelWaiter, createModelSpending, createModelUsage, createModelAnswer])
}
