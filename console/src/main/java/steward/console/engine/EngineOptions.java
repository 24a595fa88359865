package steward.console.engine;

import steward.console.job.Reconciler;
import steward.console.store.Store;

/**
 * Bounds and patience of an engine.
 *
 * @param reconciliation when commands that got lost are sent again
 * @param limits how much the store keeps
 */
public record EngineOptions(Reconciler.Rules reconciliation, Store.Limits limits) {
    /** For use. */
    public static final EngineOptions USUAL = new EngineOptions(Reconciler.Rules.USUAL, Store.Limits.USUAL);
}
