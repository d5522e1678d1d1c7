package io.millrace.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The script is run where there is nothing to build: what goes on to build fails otherwise. */
class RunScriptTest {

    private static final Path SCRIPT = Path.of("run.sh");

    @TempDir private Path checkout;

    private record Ended(int code, String said) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Path copy = Files.createDirectories(checkout.resolve("bench")).resolve("run.sh");
        if (!Files.exists(copy)) {
            Files.copy(SCRIPT, copy);
        }
        List<String> command = new ArrayList<>(List.of("sh", copy.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    @Test
    void shouldNameThePartsThatThereAre() throws IOException {
        String parts =
                Files.readAllLines(SCRIPT).stream()
                        .filter(line -> line.startsWith("PARTS="))
                        .findFirst()
                        .orElseThrow();

        assertEquals("PARTS=\"" + String.join(" ", Parts.names()) + "\"", parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "gate,nothing", "gate,", "engine gate", ""})
    void shouldRefuseAPartThatThereIsNotBeforeAnythingIsBuilt(String parts) throws Exception {
        Ended ended = run("--quick", "--only", parts);

        assertEquals(2, ended.code());
        assertTrue(ended.said().startsWith("bench: --only: no part \""), ended.said());
        assertTrue(ended.said().contains("recovery"), ended.said());
    }

    @Test
    void shouldGoOnWithPartsThatThereAre() throws Exception {
        Ended ended = run("--only", "gate,year");

        // There is no launcher beside the copy.
        assertNotEquals(2, ended.code());
        assertTrue(ended.said().contains("millrace"), ended.said());
    }

    @Test
    void shouldNameEveryPartInItsHelp() throws Exception {
        Ended ended = run("--help");

        assertEquals(0, ended.code());
        List<String> words = List.of(ended.said().split("\\s+", -1));
        assertTrue(words.containsAll(Parts.names()), ended.said());
    }
}
