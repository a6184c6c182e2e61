import ArgumentParser
import Foundation
import Server

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Mint a token.",
        discussion: "Example: waymark token --scope drive,watch --ttl 1h")

    @Option(help: "What it allows: drive, watch, admin; several separated by commas.")
    var scope = "drive"
    @Option(help: "The only trip that it is for.")
    var trip: String?
    @Option(help: "How long it is good for: 30m, 12h, 7d; an hour where absent.")
    var ttl: DurationArgument?
    @OptionGroup var options: SettingOptions

    func validate() throws {
        _ = try scopes()
    }

    func run() async throws {
        let settings = try await options.load()
        let secret = try settings.secret ?? SecretFile.readOrMake(in: settings.home)
        let authority = await TokenAuthority(secret: secret)
        Terminal.say(
            try await authority.mint(
                Grant(scopes: try scopes(), trip: trip), lifetime: ttl?.seconds ?? 3_600, at: Date()))
    }

    private func scopes() throws -> Set<TokenScope> {
        Set(
            try scope.split(separator: ",").map { word in
                guard let scope = TokenScope(rawValue: String(word)) else {
                    throw ValidationError(
                        "there is no scope \(word); take \(TokenScope.allCases.map(\.rawValue).joined(separator: ", "))"
                    )
                }
                return scope
            })
    }
}
