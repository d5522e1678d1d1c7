package io.millrace.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.bench.report.Goals;
import io.millrace.bench.run.Form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class OptionsTest {

    private static Options parse(String... typed) {
        return Options.parse(
                Stream.concat(Stream.of(typed), Stream.of("/checkout", "/scratch")).toList());
    }

    @Test
    void shouldMeasureEverythingInTheLongFormUnlessTold() {
        Options options = parse();

        assertEquals(Form.FULL, options.form());
        assertEquals(Parts.names(), options.parts());
        assertEquals(Path.of("/checkout/bench/results"), options.results());
        assertEquals(Path.of("/scratch"), options.scratch());
        assertTrue(options.record());
        assertFalse(options.json());
    }

    @Test
    void shouldTakeWhatIsTyped() {
        Options options = parse("--quick", "--json", "--strict", "--results", "/r");

        assertEquals(Form.QUICK, options.form());
        assertTrue(options.json() && options.strict() && options.record());
        assertEquals(Path.of("/r"), options.results());
        assertEquals("bench/run.sh --quick --json --strict --results /r", options.command());
    }

    @Test
    void shouldRecordNoResultOfSomeParts() {
        Options options = parse("--only", "gate,engine");

        assertEquals(List.of("engine", "gate"), options.parts());
        assertFalse(options.record());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "quick", "--only", "--results", ""})
    void shouldRefuseWhatItDoesNotKnow(String argument) {
        assertThrows(Options.Misuse.class, () -> parse(argument));
    }

    @Test
    void shouldRefuseAPartThatThereIsNot() {
        Options.Misuse misuse =
                assertThrows(Options.Misuse.class, () -> parse("--only", "gate,nothing"));

        assertTrue(String.valueOf(misuse.getMessage()).contains("nothing"));
    }

    @Test
    void shouldHaveAPartForEveryGoal() {
        assertEquals(
                List.of(),
                Goals.all().stream()
                        .map(goal -> goal.part())
                        .filter(part -> !Parts.names().contains(part))
                        .toList());
    }
}
