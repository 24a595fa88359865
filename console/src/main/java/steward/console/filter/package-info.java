/**
 * The one grammar that says which nodes are meant: in the filter bar, the composer, the targets of the command line and
 * saved views. A filter is read from text, printed back to text that reads to the same filter, completed while it is
 * typed, and asked of anything that is a {@link steward.console.filter.FilterSubject}.
 */
@NullMarked
package steward.console.filter;

import org.jspecify.annotations.NullMarked;
