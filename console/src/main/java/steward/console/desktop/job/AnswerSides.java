package steward.console.desktop.job;

import java.util.List;
import java.util.Optional;
import steward.console.desktop.job.AnswerGroups.Answer;
import steward.console.desktop.job.AnswerGroups.Group;

/**
 * Which of a job's answers is looked at, and which one it is compared with: any two of them. Both stay chosen while groups
 * grow and change places. For the thread that paints.
 */
final class AnswerSides {
    private List<Group> groups = List.of();
    private Optional<Answer> looked = Optional.empty();
    private Optional<Answer> base = Optional.empty();
    private boolean comparing = true;

    /** There are these groups now, the most common first. */
    void show(List<Group> next) {
        groups = List.copyOf(next);
    }

    List<Group> groups() {
        return groups;
    }

    /** Looks at that group. */
    void look(Group group) {
        looked = Optional.of(group.answer());
    }

    /** Compares with that group from now on, instead of the most common one. */
    void compareWith(Group group) {
        base = Optional.of(group.answer());
    }

    /** Compares, or shows what is looked at as it is. */
    void compare(boolean wanted) {
        comparing = wanted;
    }

    /** What is looked at: the most common where nobody chose, or what was chosen is gone. */
    Optional<Group> looked() {
        return find(looked);
    }

    /** What others are compared with: the most common where nobody chose, or what was chosen is gone. */
    Optional<Group> base() {
        return find(base);
    }

    /** What the group that is looked at is compared with now: nothing where that is itself. */
    Optional<Group> against() {
        return comparing ? base().filter(group -> !Optional.of(group).equals(looked())) : Optional.empty();
    }

    private Optional<Group> find(Optional<Answer> wanted) {
        return groups.stream()
                .filter(group -> wanted.equals(Optional.of(group.answer())))
                .findFirst()
                .or(() -> groups.stream().findFirst());
    }
}
