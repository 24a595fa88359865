package steward.sim;

import java.time.Instant;
import steward.message.Command;

/**
 * A command began to run on a machine: what a shell command would have left in a file.
 *
 * @param unit the machine, whose agents may be several
 * @param ledger how many ledgers were lost there before
 * @param run what the agent calls it
 * @param at true time
 */
record Effect(Command command, String unit, int ledger, int run, Instant at) {}
