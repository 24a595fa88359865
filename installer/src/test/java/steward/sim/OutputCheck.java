package steward.sim;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import steward.console.engine.OutputReport;
import steward.console.engine.SimEngine;
import steward.console.job.CommandStatus;
import steward.message.Ack;
import steward.message.CommandState;
import steward.message.Output;
import steward.message.OutputStreamName;

/** Output agrees from one end to the other, or what is missing is stated. */
final class OutputCheck {
    private final World world;
    private final Set<Fault> faults;

    OutputCheck(World world, Set<Fault> faults) {
        this.world = world;
        this.faults = faults;
    }

    void check(String who, SimEngine engine, CommandStatus status) {
        Optional<Ack> outcome = status.progress().outcome();
        Optional<Output> totals = outcome.flatMap(Ack::output);
        boolean ended = outcome.map(Ack::state)
                .filter(state -> state == CommandState.SUCCEEDED || state == CommandState.FAILED)
                .isPresent();
        if (totals.isEmpty()
                || !ended
                || !status.command().address().method().value().equals("shellcommand")) {
            return;
        }
        Work work = Work.of(status.command());
        String digest = sha256(work.output(0, work.bytes()));
        if (!digest.equals(totals.get().stdout().sha256())) {
            broken(
                    who,
                    status,
                    "wrote " + work.bytes() + " bytes of SHA-256 " + digest + ", and its unit says "
                            + totals.get().stdout());
            return;
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        OutputReport report = engine.output(
                status,
                new DirectBus(world.broker),
                segment -> read.writeBytes(segment.data().toArray()));
        boolean isWhole =
                read.size() == work.bytes() && sha256(read.toByteArray()).equals(digest);
        if (report.verified() != isWhole || (!isWhole && report.remarks().isEmpty())) {
            broken(
                    who,
                    status,
                    "is shown with " + read.size() + " of " + work.bytes() + " bytes, verified " + report.verified()
                            + ", " + report.remarks());
        }
        boolean mayBeCut = work.bytes() > Writing.CAP || !faults.isEmpty();
        if (!isWhole && !mayBeCut) {
            broken(who, status, "lost output where nothing failed: " + report.remarks());
        }
        long carried = totals.get().totalBytes() - totals.get().cutBytes();
        boolean brokerLost = faults.contains(Fault.ROLL_BACKS) || faults.contains(Fault.WIPES);
        if (report.bytes(OutputStreamName.STDOUT) < carried && !brokerLost) {
            broken(
                    who,
                    status,
                    "is shown with " + report.stdoutBytes() + " bytes where its unit says that it sent " + carried);
        }
    }

    private void broken(String who, CommandStatus status, String how) {
        world.oracle.broken("output agrees or says what is missing", who + ": " + status.id() + " " + how);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
