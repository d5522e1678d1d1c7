package io.millrace.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CommitTest {

    @TempDir private Path root;

    @Test
    void shouldNotKnowTheCommitOfWhatIsNoCheckout() throws Exception {
        assertEquals("unknown", Commit.of(root));
    }

    /** A directory of that name that git does not take for one of its own. */
    @Test
    void shouldNotKnowTheCommitWhereGitRefuses() throws Exception {
        Files.createDirectory(root.resolve(".git"));

        assertEquals("unknown", Commit.of(root));
    }

    @Test
    void shouldTellEachFlagOfTheArgumentFileWithoutPaths() throws IOException {
        Files.writeString(
                root.resolve("millrace.jvmargs"),
                "# why\n-XX:+UseSerialGC\n\n  -Xlog:gc:" + root + "/gc.log\n");

        assertEquals(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xlog:gc:./gc.log",
                        "-Dmillrace.root=.",
                        "-XX:AOTCache=ops/target/millrace.aot",
                        "-XX:-AOTReplayTraining"),
                PartProcess.toldFlags(root));
    }

    @Test
    void shouldTellTheFlagsOfTheLauncher() throws IOException {
        List<String> flags = PartProcess.toldFlags(Path.of("..").toRealPath());

        assertTrue(flags.contains("-XX:+UseSerialGC"), flags.toString());
        assertFalse(flags.stream().anyMatch(flag -> flag.startsWith("@")), flags.toString());
    }
}
