/** How foreign text is shown in an error, and what a mistyped name may have meant. Knows nothing of ours. */
@NullMarked
package steward.text;

import org.jspecify.annotations.NullMarked;
