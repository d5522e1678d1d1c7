package io.millrace.ops.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;

class CommandsTest {

    @Test
    void shouldNameEveryCommandAsItNamesItself() {
        CommandLine program = new CommandLine(new Main());
        Commands.addTo(program, "");

        assertEquals(
                List.copyOf(Commands.all().keySet()),
                List.copyOf(program.getSubcommands().keySet()));
    }

    @Test
    void shouldLookIntoNothingButTheCommandThatIsCalledFor() {
        CommandLine program = new CommandLine(new Main());
        Commands.addTo(program, "replay");

        assertEquals(Set.of("replay"), program.getSubcommands().keySet());
    }

    @Test
    void shouldExplainAnyCommandByHelp() {
        StringWriter out = new StringWriter();
        int code = Main.execute(new PrintWriter(out), new PrintWriter(out), "help", "run");

        assertEquals(0, code);
        assertTrue(out.toString().startsWith("Usage: millrace run"), out.toString());
    }
}
