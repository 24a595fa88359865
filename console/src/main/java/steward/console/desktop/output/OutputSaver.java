package steward.console.desktop.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import steward.console.desktop.link.Link;
import steward.console.engine.OutputListener;
import steward.console.engine.OutputReport;
import steward.message.CommandId;
import steward.message.OutputSegment;

/** Writes the whole output of a command to a file, both streams in the order they were written, byte by byte. */
final class OutputSaver {
    private OutputSaver() {}

    /** Completes with the report of what was written; fails where the file cannot be written. */
    static CompletionStage<OutputReport> save(Link link, CommandId command, Path file) {
        OutputStream out;
        try {
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        OutputListener writer = new OutputListener() {
            @Override
            public void onSegment(OutputSegment segment) {
                try {
                    out.write(segment.data().toArray());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        return link.output(command, writer).whenComplete((report, failure) -> {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
