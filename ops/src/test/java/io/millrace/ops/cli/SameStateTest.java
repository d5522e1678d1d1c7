package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One state hash, whatever compiler, collector, heap, cores, locale and time zone. */
class SameStateTest {

    @TempDir private static Path here;

    /** Of a run in this process, to which all others are compared. */
    private static JsonNode expected = MissingNode.getInstance();

    @TempDir private Path directory;

    @BeforeAll
    static void run() {
        expected = Program.run("run", "--home", here, "--json").json().path("state_hash");
        assertTrue(expected.isTextual(), "no state hash");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'-XX:TieredStopAtLevel=1'",
        "'-XX:-TieredCompilation'",
        "'-XX:ActiveProcessorCount=1 -Xmx128m'",
        "'-XX:-UseSerialGC -XX:+UseZGC -Xmx1g'",
        "'-XX:-UseSerialGC -XX:+UseParallelGC'",
        "'-XX:-UseSerialGC -XX:+UseG1GC -Xmx256m'",
        "'-Duser.language=de -Duser.country=DE -Duser.timezone=America/New_York'",
        "'-Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Kathmandu"
                + " -Dfile.encoding=COMPAT'",
    })
    void shouldGiveOneStateHash(String flags) throws Exception {
        assertEquals(
                expected, stateHash(List.of(flags.split(" ", -1)), "--layout", "parallel"), flags);
    }

    /**
     * Byte code by byte code a tick takes a hundred times as long: fewer of them, and bars of a
     * second, so that there are as many decisions.
     */
    @Test
    void shouldGiveTheSameStateHashWithoutAnyCompiler() throws Exception {
        String market = "--synthetic=20000:7";
        String bars = "--timeframe=1s";
        JsonNode compiled =
                Program.run("run", "--home", here.resolve("short"), market, bars, "--json").json();

        assertEquals(12, compiled.path("fills").asInt(), compiled.toString());
        assertEquals(
                compiled.path("state_hash"),
                stateHash(List.of("-Xint"), "--layout", "inline", market, bars));
    }

    private JsonNode stateHash(List<String> flags, String... options) throws Exception {
        List<Object> command =
                new ArrayList<>(List.of("run", "--home", directory.resolve("there"), "--json"));
        command.addAll(List.of(options));
        Process process = Program.start(directory, flags, command.toArray());
        Program.Outcome outcome = Program.await(process, directory);

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("journal: durability interval:10ms"), outcome.err());
        return outcome.json().get("state_hash");
    }
}
