package io.millrace.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where something was measured.
 *
 * @param processor model
 * @param cores that this process may use
 * @param memoryMib of the machine
 * @param system name and version
 * @param java version and vendor
 */
public record MachineFacts(
        String processor, int cores, long memoryMib, String system, String java) {

    /** {@return the machine under this process} */
    public static MachineFacts here() {
        return new MachineFacts(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"));
    }

    private static long memory() {
        String digits = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1_024;
    }

    private static String field(Path file, String name) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(name)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            return "unknown";
        }
        return "unknown";
    }

    /** {@return short name for files: processor and cores} */
    public String label() {
        String words =
                processor
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\(r\\)|\\(tm\\)|processor|cpu|@.*", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return (words.isEmpty() ? "unknown" : words) + "-" + cores + "c";
    }

    /** {@return in one line} */
    public String line() {
        return processor + ", " + cores + " cores, " + memoryMib + " MiB, " + system + "; " + java;
    }
}
