package steward.console.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        header = "A script that completes verbs and options in your shell.",
        footer = {
            "  source <(steward completion bash)                        in ~/.bashrc",
            "  source <(steward completion zsh)                         in ~/.zshrc"
        })
final class CompletionVerb extends Verb {
    /** The shells. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(paramLabel = "bash|zsh", description = "Your shell.")
    private Shell shell = Shell.bash;

    CompletionVerb(Globals globals, Surroundings surroundings) {
        super(globals, surroundings);
    }

    @Override
    ExitCode run(Printer printer) {
        CommandLine whole = Verbs.commandLine(globals(), surroundings(), Verbs.ALL);
        if (shell == Shell.zsh) {
            printer.line("autoload -U +X compinit && compinit -u");
            printer.line("autoload -U +X bashcompinit && bashcompinit");
        }
        printer.text(AutoComplete.bash("steward", whole));
        printer.line("");
        return ExitCode.OK;
    }
}
