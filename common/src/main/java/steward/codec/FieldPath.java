package steward.codec;

import org.jspecify.annotations.Nullable;

/**
 * Where a field stands, such as {@code output.segments[2].offset}; put together only for an error, since most messages
 * have none.
 *
 * @param within what it is a part of; nothing for a field of the message itself
 * @param step its name, or its number in a list
 */
record FieldPath(@Nullable FieldPath within, Object step) {
    /** The field of that name in an object at this path; nothing for the message. */
    static FieldPath of(@Nullable FieldPath object, String name) {
        return new FieldPath(object, name);
    }

    /** The item of the list at this path. */
    FieldPath item(int index) {
        return new FieldPath(this, index);
    }

    @Override
    public String toString() {
        if (within == null) {
            return step.toString();
        }
        return step instanceof Integer index ? within + "[" + index + "]" : within + "." + step;
    }
}
