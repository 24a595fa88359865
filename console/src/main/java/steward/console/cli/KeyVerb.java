package steward.console.cli;

import picocli.CommandLine.Command;
import steward.codec.Json;
import steward.console.home.Home;
import steward.message.OperatorName;
import steward.trust.SigningKey;
import steward.trust.VerifyingKey;

@Command(
        name = "key",
        header = "Your public key, for the agents that shall obey you.",
        description = "The key pair is made on first use and never leaves this home.",
        footer = {"  steward key", "  steward key --json | jq -r .key"})
final class KeyVerb extends Verb {
    KeyVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        Home home = Homes.open(globals(), surroundings());
        VerifyingKey key = SigningKey.loadOrCreate(home.key()).verifyingKey();
        OperatorName operator = home.settings().operator();
        if (globals().isJson()) {
            printer.json(Json.object()
                    .put("key", key.toString())
                    .put("operator", operator.value())
                    .put("keyId", key.id().toString()));
        } else {
            printer.line(key + " " + operator);
            printer.line("key id " + key.id());
        }
        return ExitCode.OK;
    }
}
