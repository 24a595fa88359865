package steward.schedule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import steward.message.CommandId;
import steward.message.JobId;

/**
 * The ids of runs, made of nothing but schedule and time, so that one planned time has one id however often the agent
 * starts. UUIDs of version 8 (RFC 9562): milliseconds of the planned time first, as in version 7, then a hash.
 */
public final class RunIds {
    private static final long VERSION = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private RunIds() {}

    /** The id of the run that the schedule plans for that instant. */
    public static CommandId command(CommandId schedule, Instant planned) {
        return new CommandId(derived(schedule.toString(), planned));
    }

    /** The job that this run is part of, with those of the other nodes that were given the schedule in one job. */
    public static JobId job(JobId schedule, Instant planned) {
        return new JobId(derived(schedule.toString(), planned));
    }

    /** Whether that is the id of a run: no id that somebody makes has this version. */
    public static boolean isRun(CommandId command) {
        return command.value().version() == 8;
    }

    private static UUID derived(String of, Instant planned) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(of + " " + planned));
        long high = (planned.toEpochMilli() << 16) | VERSION | (hash.getLong() & 0x0fff);
        return new UUID(high, VARIANT | (hash.getLong() >>> 2));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
