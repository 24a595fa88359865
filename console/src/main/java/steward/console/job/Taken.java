package steward.console.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import steward.message.Address;
import steward.message.Bytes;
import steward.message.CommandId;
import steward.message.JobId;

/** What a batch of messages changed. Filled by one thread, then read. */
public final class Taken {
    /** The most skipped messages that are listed; the others are counted. */
    public static final int MOST_SKIPPED = 16;

    private final Set<JobId> jobs = new LinkedHashSet<>();
    private final Set<CommandId> commands = new LinkedHashSet<>();
    private final Map<Address, JobStore.Answer> answers = new LinkedHashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private int bad;
    private Optional<String> lastBad = Optional.empty();

    /** A message that was left out, and why. */
    public record Skipped(String why, Bytes payload) {}

    /** Jobs that are new or whose commands changed. */
    public Set<JobId> jobs() {
        return jobs;
    }

    /** Commands that are new or that changed. */
    public Set<CommandId> commands() {
        return commands;
    }

    /** The last ack on each subject that was answered on, in the order of the broker. */
    public List<JobStore.Answer> answers() {
        return List.copyOf(answers.values());
    }

    /** Presences in the order of the broker. */
    public List<Heard> heard() {
        return heard;
    }

    /** How many messages were skipped because they break a rule. */
    public int bad() {
        return bad;
    }

    /** Why the last of them was skipped. */
    public Optional<String> lastBad() {
        return lastBad;
    }

    /** The first of the skipped messages. */
    public List<Skipped> skipped() {
        return skipped;
    }

    void changed(JobId job, CommandId command) {
        jobs.add(job);
        commands.add(command);
    }

    void answered(Address address, JobStore.Answer answer) {
        answers.remove(address);
        answers.put(address, answer);
    }

    void heard(Heard presence) {
        heard.add(presence);
    }

    void bad(String why, Bytes payload) {
        bad++;
        lastBad = Optional.of(why);
        if (skipped.size() < MOST_SKIPPED) {
            skipped.add(new Skipped(why, payload));
        }
    }
}
