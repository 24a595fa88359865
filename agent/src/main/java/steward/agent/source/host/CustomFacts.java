package steward.agent.source.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Facts that programs of a folder tell: each executable is run and prints lines {@code name=value}. At most
 * {@link #MOST_FACTS} of each; a program that takes longer than {@link #MOST_SECONDS} is ended, and that is its fact.
 *
 * @param folder with the programs; none are run where it is not there
 */
record CustomFacts(Path folder) {
    static final int MOST_FACTS = 100;
    static final int MOST_SECONDS = 10;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    /** All of them; what is wrong with a program is a fact {@code name.error} of its own. */
    Map<String, String> read() throws IOException, InterruptedException {
        Map<String, String> facts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return facts;
        }
        for (Path program : programs()) {
            String name = String.valueOf(program.getFileName());
            try {
                facts.putAll(run(program));
            } catch (IOException e) {
                facts.put(name + ".error", cut(String.valueOf(e.getMessage())));
            }
        }
        return facts;
    }

    private List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .sorted()
                    .limit(MOST_FACTS)
                    .toList();
        }
    }

    private static Map<String, String> run(Path program) throws IOException, InterruptedException {
        Path output = Files.createTempFile("steward-facts", null);
        Process process = new ProcessBuilder(program.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("took longer than " + MOST_SECONDS + " s and was ended");
            }
            if (process.exitValue() != 0) {
                throw new IOException("ended with exit code " + process.exitValue());
            }
            return facts(output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    private static Map<String, String> facts(Path output) throws IOException {
        Map<String, String> facts = new TreeMap<>();
        try (InputStream stream = Files.newInputStream(output)) {
            String text = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            for (String line : (Iterable<String>) text.lines()::iterator) {
                int equals = line.indexOf('=');
                if (equals > 0 && NAME.matcher(line.substring(0, equals)).matches() && facts.size() < MOST_FACTS) {
                    facts.put(line.substring(0, equals), cut(line.substring(equals + 1)));
                }
            }
        }
        return facts;
    }

    private static String cut(String text) {
        StringBuilder line = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(MOST_CHARACTERS)
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return line.toString();
    }
}
