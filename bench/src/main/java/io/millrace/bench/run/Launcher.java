package io.millrace.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the launcher starts Java: with its class path fits its AOT cache. */
public final class Launcher {

    private static final Path OWN = Path.of("bench", "target", "classes");

    private Launcher() {}

    /**
     * The cache that was trained after the build.
     *
     * @param root of the checkout
     * @return its file, which may be missing
     */
    public static Path cache(Path root) {
        return root.resolve("ops/target/millrace.aot");
    }

    /**
     * Flags for a Java that takes its classes from the cache; none where there is no cache. What is
     * hot it learns from what it measures: the profiles of the training, made for a short start,
     * make a warm step a tenth slower.
     *
     * @param root of the checkout
     * @return each flag
     */
    public static List<String> cacheFlags(Path root) {
        Path cache = cache(root);
        return Files.exists(cache)
                ? List.of(
                        "-XX:AOTCache=" + cache,
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-AOTReplayTraining",
                        "-Xlog:aot=off",
                        "-Xlog:cds=off")
                : List.of();
    }

    /**
     * The launcher's class path, so that its cache fits, and behind it this process's own.
     *
     * @param root of the checkout
     * @return for {@code -cp}
     * @throws IOException where nothing is built
     */
    public static String classPath(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("ops/target"))) {
            Path jar =
                    files.filter(file -> file.getFileName().toString().matches("millrace-ops.*jar"))
                            .findFirst()
                            .orElseThrow(() -> new IOException(root + ": ops is not packaged"));
            return jar + ":" + root.resolve("ops/target/lib") + "/*:" + own();
        }
    }

    /** The benchmarks and their libraries, without what stands before them already. */
    private static String own() {
        List<String> all = Arrays.asList(System.getProperty("java.class.path").split(":", -1));
        int from = 0;
        while (from < all.size() && !Path.of(all.get(from)).endsWith(OWN)) {
            from++;
        }
        return String.join(":", from == all.size() ? all : all.subList(from, all.size()));
    }
}
