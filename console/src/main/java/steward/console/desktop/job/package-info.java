/** What was sent and what came of it: the history, and one job with every node's answer, grouped and compared. */
@NullMarked
package steward.console.desktop.job;

import org.jspecify.annotations.NullMarked;
