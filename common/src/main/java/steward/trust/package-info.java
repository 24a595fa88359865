/**
 * Who said it and whether they may: Ed25519 signatures over exact payload bytes, the operators that a unit trusts, and what
 * each of them is allowed to ask for.
 */
@NullMarked
package steward.trust;

import org.jspecify.annotations.NullMarked;
