package steward.checkup;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import steward.checkup.Finding.Verdict;
import steward.message.Attributes;

/** Collects findings, in the order in which things were looked at. For one thread. */
public final class Checkup {
    private static final long MEBIBYTE = 1L << 20;
    /** Below this the next large output may fill the disk. */
    private static final long LITTLE = 512 * MEBIBYTE;
    /** Below this not even commands can be kept. */
    private static final long NOTHING = 32 * MEBIBYTE;

    private final List<Finding> findings = new ArrayList<>();

    /** All is well there. */
    public void good(String check, String found) {
        findings.add(new Finding(check, Verdict.GOOD, found, ""));
    }

    /** It works, and somebody should look at it. */
    public void doubtful(String check, String found, String remedy) {
        findings.add(new Finding(check, Verdict.DOUBTFUL, found, remedy));
    }

    /** It keeps the program from its work. */
    public void bad(String check, String found, String remedy) {
        findings.add(new Finding(check, Verdict.BAD, found, remedy));
    }

    /** Whether the disk under that folder has room, and whether this user may write there. */
    public void disk(Path folder) {
        Path there = existing(folder);
        try {
            FileStore disk = Files.getFileStore(there);
            long free = disk.getUsableSpace();
            String found = free / MEBIBYTE + " MiB are free under " + folder;
            if (!Files.isWritable(there)) {
                bad("disk", there + " cannot be written to by this user", "let this user write there");
            } else if (free < NOTHING) {
                bad("disk", found, "make room on that disk: nothing can be kept");
            } else if (free < LITTLE) {
                doubtful("disk", found, "make room on that disk: output of commands needs some");
            } else {
                good("disk", found);
            }
        } catch (IOException e) {
            bad("disk", "the disk under " + folder + " cannot be looked at: " + e, "see that it is mounted");
        }
    }

    /** Whether nobody but its owner can read that file with a secret. */
    public void secret(String check, Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
                good(check, file + " is there");
                return;
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (mode.endsWith("---")) {
                good(check, file + " is closed to others (" + mode + ")");
            } else {
                bad(check, file + " is open to others (" + mode + ")", "run  chmod 600 '" + file + "'");
            }
        } catch (IOException e) {
            bad(check, file + " cannot be read: " + e, "make it again, or let this user read it");
        }
    }

    /** What was found. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Whether nothing keeps the program from its work. */
    public boolean isGood() {
        return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.BAD);
    }

    /** The same for programs. */
    public Attributes attributes() {
        List<Object> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("check", finding.check());
            one.put("verdict", finding.verdict().name());
            one.put("found", finding.found());
            one.put("remedy", finding.remedy());
            list.add(one);
        }
        return Attributes.of("good", isGood()).with("findings", list);
    }

    private static Path existing(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
