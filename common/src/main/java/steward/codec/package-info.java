/**
 * Messages as bytes on the wire and back: strict JSON with caps on everything, read by hand, field by field.
 *
 * <p>What comes from the broker is hostile until proven otherwise: whatever the bytes are, the answer is a message or one
 * {@link steward.codec.MalformedMessageException} that says what is wrong.
 */
@NullMarked
package steward.codec;

import org.jspecify.annotations.NullMarked;
