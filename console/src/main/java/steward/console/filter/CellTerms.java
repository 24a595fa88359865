package steward.console.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import steward.message.CommandState;

/** The terms about one method and domain of a node. */
final class CellTerms {
    private CellTerms() {}

    /** A term that holds of a node when it holds of one of its cells. */
    interface CellTerm extends Condition.Term {
        boolean holds(LastState cell);

        @Override
        default boolean matches(FilterSubject node) {
            for (LastState cell : node.states()) {
                if (holds(cell)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        default Optional<Predicate<LastState>> onCell() {
            return Optional.of(this::holds);
        }
    }

    /** The method. */
    record MethodIs(OneOf methods) implements CellTerm {
        @Override
        public boolean holds(LastState cell) {
            return methods.matches(cell.method().value());
        }

        @Override
        public String print() {
            return FilterKey.METHOD.word() + ":" + methods.print();
        }
    }

    /** The domain. */
    record DomainIs(OneOf domains) implements CellTerm {
        @Override
        public boolean holds(LastState cell) {
            return domains.matches(cell.domain().value());
        }

        @Override
        public String print() {
            return FilterKey.DOMAIN.word() + ":" + domains.print();
        }
    }

    /** How far the last command for it got. */
    record StateIs(List<CommandState> states) implements CellTerm {
        StateIs {
            states = List.copyOf(states);
        }

        @Override
        public boolean holds(LastState cell) {
            return cell.state().filter(states::contains).isPresent();
        }

        @Override
        public String print() {
            return FilterKey.STATE.word() + ":"
                    + states.stream()
                            .map(state -> state.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(","));
        }
    }
}
