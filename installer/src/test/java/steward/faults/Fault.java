package steward.faults;

import java.util.random.RandomGenerator;

/**
 * Something that goes wrong for a while.
 *
 * @param name of its kind, as it is counted
 * @param scope what it happens to; only one fault at a time happens to one
 * @param disturbs the node whose agent may die of it, so that what ran there may end as interrupted; "" for none
 * @param begin makes it go wrong
 * @param end puts it right
 */
record Fault(String name, String scope, String disturbs, Begin begin, End end) {
    /** Makes something go wrong. */
    interface Begin {
        void run(RandomGenerator random) throws Exception;
    }

    /** Puts something right; harmless when it is right. */
    interface End {
        void run() throws Exception;
    }

    @Override
    public String toString() {
        return name + " " + scope;
    }
}
