package steward.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the two programs as it was built, started by the Java that runs the test.
 *
 * @param module that it is in
 * @param mainClass that begins it
 * @param flags of its virtual machine
 */
public record Program(String module, String mainClass, List<String> flags) {
    public static Program commandLine() {
        return new Program("console", "steward.console.cli.Steward", List.of("-Xmx512m"));
    }

    /** With the options that every agent has. */
    public static Program agent() {
        return new Program("agent", "steward.agent.AgentMain", List.of("@../agent/src/main/launch/jvm.options"));
    }

    /**
     * What starts it with these arguments.
     *
     * @param temporary its folder for temporary files, which a program that is killed leaves behind
     */
    public ProcessBuilder with(List<String> arguments, Path temporary) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        line.add("-Djava.io.tmpdir=" + temporary);
        line.addAll(flags);
        line.addAll(List.of("-cp", classPath(), mainClass));
        line.addAll(arguments);
        return new ProcessBuilder(line);
    }

    private String classPath() {
        Path target = Path.of("..", module, System.getProperty("build.folder", "target"))
                .toAbsolutePath()
                .normalize();
        List<Path> jars = new ArrayList<>(jarsIn(target));
        jars.addAll(jarsIn(target.resolve("lib")));
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().endsWith("-tests.jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new IllegalStateException("no jar in " + folder + ": build with mvn package first");
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException("build with mvn package first", e);
        }
    }
}
