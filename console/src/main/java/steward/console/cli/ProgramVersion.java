package steward.console.cli;

import picocli.CommandLine.IVersionProvider;
import steward.build.Build;

/** Version, commit and runtime. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return Build.current().lines("steward");
    }
}
