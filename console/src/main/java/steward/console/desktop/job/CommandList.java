package steward.console.desktop.job;

import java.util.List;
import javafx.collections.ObservableListBase;
import steward.console.job.CommandStatus;

/** Commands of a job for a table. Where the same commands stand in the same order, only those that changed are told. */
final class CommandList extends ObservableListBase<CommandStatus> {
    private List<CommandStatus> shown = List.of();

    /** @return whether rows came, went or moved */
    boolean show(List<CommandStatus> next) {
        List<CommandStatus> before = shown;
        boolean same = haveSameRows(before, next);
        beginChange();
        shown = List.copyOf(next);
        if (same) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(before.get(i))) {
                    nextUpdate(i);
                }
            }
        } else {
            nextReplace(0, next.size(), before);
        }
        endChange();
        return !same;
    }

    private static boolean haveSameRows(List<CommandStatus> before, List<CommandStatus> next) {
        if (before.size() != next.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).id().equals(before.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CommandStatus get(int index) {
        return shown.get(index);
    }

    @Override
    public int size() {
        return shown.size();
    }
}
