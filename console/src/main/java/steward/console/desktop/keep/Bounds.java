package steward.console.desktop.keep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that are kept have a bound: what lies behind it is not kept. */
final class Bounds {
    private Bounds() {}

    static <T> List<T> first(@Nullable List<T> list, int most) {
        if (list == null) {
            return List.of();
        }
        return List.copyOf(list.size() <= most ? list : list.subList(0, most));
    }
}
