package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.journal.Epochs;
import io.millrace.journal.Manifest;
import io.millrace.ops.cli.Program.Outcome;
import io.millrace.ops.monitor.Schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A journal of each format stays what it was: this code replays it to the state that it had, or
 * refuses it by name. Before the first release a change of the state or of what is decided makes
 * the journal anew, with the command that stands in its properties; afterwards it adds another.
 */
class GoldenJournalTest {

    private static final Path GOLDEN =
            Program.root().resolve("ops/src/test/resources/golden/journal");

    @TempDir private Path home;

    private static void unzip(Path archive, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                assertTrue(file.startsWith(target), entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private static Properties expected() throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(Files.readString(GOLDEN.resolve("journal-2.properties"))));
        return expected;
    }

    @Test
    void shouldReplayOrRefuseTheJournalOfFormatTwo() throws IOException {
        unzip(GOLDEN.resolve("journal-2.zip"), home);
        Properties expected = expected();
        Manifest manifest = Manifest.read(Epochs.directory(home.resolve("journal"), 1));

        Outcome verify = Program.run("journal", "verify", "--home", home);
        Outcome replay = Program.run("replay", "--verify", "--home", home, "--json");

        assertEquals(0, verify.exitCode(), verify.out());
        if (!manifest.schemaHash().equals(Schema.hash())) {
            assertEquals(65, replay.exitCode(), replay.err());
            assertTrue(replay.err().contains("schema " + manifest.schemaHash()), replay.err());
            return;
        }
        assertEquals(0, replay.exitCode(), replay.out());
        assertEquals(expected.getProperty("state_hash"), replay.json().get("state_hash").asText());
        Outcome orders = Program.run("journal", "dump", "--type", "SEND", "--home", home);
        long opened = orders.out().lines().filter(line -> line.contains("\"NEW\"")).count();
        assertEquals(expected.getProperty("orders"), Long.toString(opened));
    }
}
