package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every command that the README shows runs, in its order, in one folder. */
class ReadmeTest {

    private static final String LAUNCHER = "./millrace ";

    @TempDir private Path directory;

    @Test
    void shouldRunEveryCommandOfTheReadme() throws Exception {
        List<String> commands = commands(Files.readAllLines(Program.root().resolve("README.md")));

        assertTrue(commands.contains("run"), commands.toString());
        for (String command : commands) {
            String here = command.replace("/tmp/", directory + "/");
            Process process =
                    Program.start(directory, Program.SHORT, (Object[]) here.split(" +", -1));
            Program.Outcome outcome = Program.await(process, directory);
            assertEquals(0, outcome.exitCode(), LAUNCHER + command + ": " + outcome.err());
        }
    }

    /**
     * Commands of the launcher in shell blocks, but those that stand for a file of the reader's
     * own.
     */
    private static List<String> commands(List<String> lines) {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith(LAUNCHER) && !line.contains(" file.csv")) {
                commands.add(line.substring(LAUNCHER.length()).replaceAll("\\s*(#|>|\\|).*", ""));
            }
        }
        return commands;
    }
}
