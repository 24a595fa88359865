/** Looks at what goes wrong in practice, and says what to do about it: what {@code doctor} of both programs is made of. */
@NullMarked
package steward.checkup;

import org.jspecify.annotations.NullMarked;
