package steward.console.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar says it is. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"steward " + (version == null ? "(not packaged)" : version)};
    }
}
