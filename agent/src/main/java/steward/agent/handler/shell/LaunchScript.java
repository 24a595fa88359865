package steward.agent.handler.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The last steps before the program, as a script for the node's shell that becomes the program: enter the directory,
 * see whether the program can be run, set the environment. It runs as the user that the program runs as, so that what it
 * sees is true for that user. Texts pass through it as bytes of UTF-8 in single quotes, whatever the agent's locale;
 * Java itself would mangle them where that is not UTF-8.
 *
 * <p>It says on file descriptor 4 which process it is and, if so, why it refused.
 */
final class LaunchScript {
    private static final String STEPS = """
            refuse() {
                echo "refused $1" >&4
                exit 126
            }
            cd -- "$directory" 2>/dev/null || cd -- "$otherwise" 2>/dev/null || {
                [ -d "$directory" ] && refuse directory-denied
                [ -e "$directory" ] && refuse directory-file
                refuse directory-missing
            }
            verdict=program-missing
            usable() {
                if [ -f "$1" ]; then
                    [ -x "$1" ] && return 0
                    verdict=program-denied
                elif [ -e "$1" ]; then
                    verdict=program-file
                fi
                return 1
            }
            case $program in
            */*)
                usable "$program" || refuse "$verdict"
                ;;
            *)
                found=
                set -f
                IFS=:
                for folder in $folders; do
                    usable "${folder:-.}/$program" && found=1 && break
                done
                unset IFS
                set +f
                [ "$found" ] || refuse "$verdict"
                ;;
            esac
            exec 4>&-
            exec "$@"
            """;

    private final String text;

    private LaunchScript(String text) {
        this.text = text;
    }

    static LaunchScript of(ShellRequest request, Account account, Environment environment, List<String> env) {
        List<String> words = new ArrayList<>(env);
        words.add("-i");
        words.addAll(environment.assignments());
        if (request.argv().get(0).indexOf('=') >= 0) {
            // env would take such a name for one more variable.
            words.addAll(List.of(ShellRequest.SHELL, "-c", "exec \"$0\" \"$@\""));
        }
        words.addAll(request.argv());
        return new LaunchScript("exec 2>&3 3>&- 5<&-\n"
                + "echo \"pid $$\" >&4\n"
                + "directory=" + quoted(request.directory().orElse(account.home())) + "\n"
                + "otherwise=" + quoted(request.directory().orElse("/")) + "\n"
                + "program=" + quoted(request.argv().get(0)) + "\n"
                + "folders=" + quoted(environment.searchPath()) + "\n"
                + "set -- " + words.stream().map(LaunchScript::quoted).collect(Collectors.joining(" ")) + "\n"
                + STEPS);
    }

    byte[] toBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
