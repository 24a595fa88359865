/**
 * The console without a screen: sends, follows, remembers. The command line and the desktop are two faces of it. Knows
 * the broker through {@code steward.bus} only.
 */
@NullMarked
package steward.console.engine;

import org.jspecify.annotations.NullMarked;
