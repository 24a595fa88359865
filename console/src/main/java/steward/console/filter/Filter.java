package steward.console.filter;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import steward.message.NodeName;

/**
 * Which nodes are meant. Immutable; safe for all threads.
 *
 * <table>
 * <caption>The grammar</caption>
 * <tr><td>{@code ship1}, {@code ship*}, {@code ship?}</td><td>names; {@code ship1,ship2} is either</td></tr>
 * <tr><td>{@code site=north}, {@code site!=north}, {@code "a key"="a value"}, {@code site=n*,south}</td>
 *   <td>labels</td></tr>
 * <tr><td>{@code fact.os=Debian*}</td><td>facts of the machine</td></tr>
 * <tr><td>{@code state:failed}, {@code state:failed,timed_out}</td><td>how far a last command got</td></tr>
 * <tr><td>{@code method:shell*}, {@code domain:nginx}</td><td>what the node handles</td></tr>
 * <tr><td>{@code online}, {@code offline}, {@code stale}</td><td>whether it can be heard</td></tr>
 * <tr><td>{@code age>2h}, {@code age<5m}</td><td>how long ago it was heard</td></tr>
 * <tr><td>{@code version:1.*}</td><td>of its agent</td></tr>
 * <tr><td>{@code all}, {@code *}</td><td>every node: never meant unless it is written</td></tr>
 * </table>
 *
 * <p>Terms side by side must all hold, as with {@code and}; {@code or} binds less; {@code not} or {@code !} binds most;
 * parentheses group. Words are case-sensitive where subjects are, keywords and states are not. What is in quotation
 * marks has no wildcards and is no keyword.
 */
public final class Filter implements Predicate<FilterSubject> {
    private final Condition condition;

    private Filter(Condition condition) {
        this.condition = condition;
    }

    /**
     * Reads a filter.
     *
     * @throws FilterSyntaxException when the text is none, or is empty, or is too long or too deep
     */
    public static Filter parse(String text) {
        return new Filter(Parser.parse(text));
    }

    /** Every node. */
    public static Filter all() {
        return new Filter(new Condition.Everything());
    }

    /** @throws IllegalArgumentException when there is no name: no nodes never means all nodes */
    public static Filter of(Collection<NodeName> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no nodes are named: name at least one");
        }
        List<WordPattern> words =
                names.stream().map(name -> WordPattern.quoted(name.value())).toList();
        return new Filter(new NodeTerms.NameIs(new OneOf(words)));
    }

    /** Whether the node is meant. */
    @Override
    public boolean test(FilterSubject node) {
        return condition.matches(node);
    }

    /** The names that are written out, without wildcards, wherever they stand: a caller knows which of them are unknown. */
    public NavigableSet<NodeName> names() {
        NavigableSet<NodeName> names = new TreeSet<>();
        condition.eachName(names::add);
        return Collections.unmodifiableNavigableSet(names);
    }

    /** The written-out names that are not among the known ones and that the filter means none the less. */
    public NavigableSet<NodeName> unknownNames(Set<NodeName> known) {
        NavigableSet<NodeName> unknown = new TreeSet<>();
        for (NodeName name : names()) {
            if (!known.contains(name) && test(FilterSubject.unheardOf(name))) {
                unknown.add(name);
            }
        }
        return Collections.unmodifiableNavigableSet(unknown);
    }

    /** Text that reads to an equal filter. */
    @Override
    public String toString() {
        return condition.print();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && condition.equals(filter.condition);
    }

    @Override
    public int hashCode() {
        return condition.hashCode();
    }
}
