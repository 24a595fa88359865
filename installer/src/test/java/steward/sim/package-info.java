/**
 * The whole protocol in virtual time: real consoles and real agents on simulated brokers, networks, disks, machines and
 * clocks, with faults drawn from a seed, and what must be true of every such history.
 */
@NullMarked
package steward.sim;

import org.jspecify.annotations.NullMarked;
