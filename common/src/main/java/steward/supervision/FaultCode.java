package steward.supervision;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The short name of a class of faults, such as {@code SHELL-4F2A}: the same on every node, in every log and on every
 * screen. Made of the method and of what failed where: the types of the causes and the methods of ours that they passed
 * through, never of texts, line numbers or values.
 *
 * @param value up to five letters and digits, a dash, four hexadecimal digits
 */
public record FaultCode(String value) {
    private static final int PREFIX_LENGTH = 5;
    private static final int MOST_CAUSES = 8;
    private static final String OURS = "steward.";
    private static final String SUPERVISION = FaultCode.class.getPackageName() + ".";

    /** The code of that fault of that process. */
    public static FaultCode of(ProcessName process, Throwable cause) {
        CRC32 hash = new CRC32();
        @Nullable Throwable next = cause;
        for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
            hash.update(next.getClass().getName().getBytes(StandardCharsets.UTF_8));
            hash.update(place(next).getBytes(StandardCharsets.UTF_8));
            next = next.getCause();
        }
        long folded = (hash.getValue() ^ (hash.getValue() >>> 16)) & 0xFFFF;
        return new FaultCode(prefix(process) + String.format("-%04X", folded));
    }

    /** Which method of ours failed. Where the virtual machine itself did, the place is chance. */
    private static String place(Throwable cause) {
        if (cause instanceof VirtualMachineError) {
            return "";
        }
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS) && !frame.getClassName().startsWith(SUPERVISION)) {
                return frame.getClassName() + "#" + source(frame.getMethodName());
            }
        }
        return "";
    }

    /** The compiler numbers lambdas anew at each build. */
    private static String source(String method) {
        return method.startsWith("lambda$") ? method.substring(7, method.lastIndexOf('$')) : method;
    }

    private static String prefix(ProcessName process) {
        int dot = process.value().indexOf('.');
        String method = dot < 0 ? process.value() : process.value().substring(0, dot);
        String letters = method.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        if (letters.isEmpty()) {
            return "FAULT";
        }
        return letters.substring(0, Math.min(PREFIX_LENGTH, letters.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
