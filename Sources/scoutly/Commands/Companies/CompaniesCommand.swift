import ArgumentParser

/// `scoutly companies`: whom Scoutly watches.
struct CompaniesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "companies",
        abstract: "List, add and change the companies that are watched.",
        subcommands: [
            ListCompanies.self, ShowCompany.self, AddCompany.self, CompaniesHealth.self, SetPriority.self,
            ScoutCompanies.self, RemoveCompanies.self, ShowCatalogue.self,
        ],
        defaultSubcommand: ListCompanies.self)
}
