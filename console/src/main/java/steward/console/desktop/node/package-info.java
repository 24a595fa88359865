/** One node: what it says of itself and what of it changed, its processes, what waits for it and what it did. */
@NullMarked
package steward.console.desktop.node;

import org.jspecify.annotations.NullMarked;
