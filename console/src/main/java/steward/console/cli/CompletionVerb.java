package steward.console.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import steward.codec.Json;

@Command(
        name = "completion",
        header = "A script that completes verbs and options in your shell.",
        footer = {
            "  source <(steward completion bash)                        in ~/.bashrc",
            "  source <(steward completion zsh)                         in ~/.zshrc",
            "  steward completion fish | source                         in ~/.config/fish/config.fish"
        })
final class CompletionVerb extends Verb {
    /** The shells. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "bash|zsh|fish", description = "Your shell.")
    private Shell shell = Shell.bash;

    CompletionVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        String script = script();
        if (globals().isJson()) {
            printer.json(Json.object().put("shell", shell.name()).put("script", script));
        } else {
            printer.text(script);
        }
        return ExitCode.OK;
    }

    private String script() {
        CommandLine whole = Verbs.commandLine(globals(), surroundings(), Verbs.ALL);
        if (shell == Shell.fish) {
            return new FishCompletion("steward", whole).script() + "\n";
        }
        String first = shell == Shell.zsh
                ? "autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n"
                : "";
        return first + AutoComplete.bash("steward", whole) + "\n";
    }
}
