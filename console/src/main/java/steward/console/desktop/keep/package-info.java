/**
 * What the desktop remembers from one start to the next: looks, layouts, saved views, drafts, templates and profiles.
 * Immutable values in one file of the operator's home.
 */
@NullMarked
package steward.console.desktop.keep;

import org.jspecify.annotations.NullMarked;
