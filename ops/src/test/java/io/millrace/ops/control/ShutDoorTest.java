package io.millrace.ops.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.model.command.LimitName;
import io.millrace.model.command.OperatorRole;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.risk.state.LiveLimits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What an operator may ask of a run whose dead man has fired. */
class ShutDoorTest {

    private static final Peer PEER = new Peer("somebody", 1, OperatorRole.RISK);

    @TempDir private Path home;
    private final CommandQueue queue = new CommandQueue();
    private Operator operator;

    @BeforeEach
    void makeOperator() {
        long[] limits = new long[LimitName.values().length];
        Arrays.fill(limits, 1);
        RunFacts facts =
                new RunFacts(
                        home,
                        1,
                        new InstrumentTable(List.of()),
                        List.of(),
                        List.of(),
                        new LiveLimits(limits));
        operator =
                new Operator(
                        facts,
                        new LiveView(facts),
                        queue,
                        () -> 0,
                        new Operator.Clock(System::nanoTime, 1));
    }

    private RequestException ask(String line) {
        Request request = Request.parse(line);
        return assertThrows(RequestException.class, () -> operator.answer(PEER, request));
    }

    /** An order behind a reset would have ended the process, and so would a close. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"command\":\"reset\",\"reason\":\"all was looked at\"}",
                "{\"command\":\"emergency-stop\",\"reason\":\"now\"}",
                "{\"command\":\"flatten\"}",
                "{\"command\":\"close\",\"symbol\":\"BTCUSDT\"}",
                "{\"command\":\"close-all\"}"
            })
    void shouldRefuseWhatSendsOrdersOnceTheDeadManFired(String line) {
        operator.shut();
        RequestException refused = ask(line);

        assertEquals(Answer.REFUSED, refused.code());
        String words = String.valueOf(refused.getMessage());
        assertTrue(words.startsWith("the dead man fired in this run: it is halted"), words);
        assertTrue(queue.isEmpty());
    }

    @Test
    void shouldStillTakeWhatHaltsAndCancels() {
        operator.shut();
        ask("{\"command\":\"halt\",\"reason\":\"now\"}");
        assertFalse(queue.isEmpty());
    }
}
