package io.millrace.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which commit a checkout is at, asked of git. */
final class Commit {

    /** Where there is no git, or no checkout of it. */
    static final String UNKNOWN = "unknown";

    private Commit() {}

    /**
     * Asks. Results that were written are no changes.
     *
     * @param root of the checkout
     * @return an id, with "with changes" behind it where files differ from it, or {@link #UNKNOWN}
     */
    static String of(Path root) throws InterruptedException {
        if (!Files.exists(root.resolve(".git"))) {
            return UNKNOWN;
        }
        Optional<String> id = git(root, "rev-parse", "--short=12", "HEAD");
        Optional<String> changes = git(root, "status", "--porcelain", "--", ".", ":!bench/results");
        if (id.isEmpty() || changes.isEmpty()) {
            return UNKNOWN;
        }
        return changes.get().isEmpty() ? id.get() : id.get() + " with changes";
    }

    private static Optional<String> git(Path root, String... arguments)
            throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException e) {
            // There is no git here, which the result says.
            return Optional.empty();
        }
    }
}
