package io.millrace.ops.travel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.event.EventType;
import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.TreeSet;

/** What a condition means, and what is told of one that means nothing. */
class ConditionTest {

    private static final FieldKinds KINDS = new FieldKinds();
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "SYNTH");

    private static Condition parse(String text) {
        return ConditionParser.parse(text, KINDS, SYMBOLS);
    }

    private static boolean holds(String text) {
        Condition condition = parse(text);
        TreeSet<String> fields = new TreeSet<>();
        condition.addFields(fields);
        FieldValues values = new FieldValues(fields);
        values.whole("sequence", 28_008);
        values.text("type", "DECISION");
        values.text("symbol", "BTCUSDT");
        values.time("time", 1_642_210_800_000_000_000L);
        values.text("decision", "TRADE");
        values.amount("price", 4_291_558_000_000L);
        values.amount("stop", FixedPoint.NONE);
        values.number("rsi", 25.5);
        values.number("adx", Double.NaN);
        values.flag("reduce_only", true);
        return condition.holds(values);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "sequence=28008;true",
                "sequence == 28008;true",
                "sequence!=28008;false",
                "sequence<28008;false",
                "sequence<=28008;true",
                "sequence>28007.5;true",
                "sequence>=28009;false",
                "price=42915.58;true",
                "price=42915.580;true",
                "price<42915.57;false",
                "rsi<30;true",
                "rsi=25.5;true",
                "adx>0;false",
                "adx=null;true",
                "adx!=0;true",
                "stop=null;true",
                "stop!=null;false",
                "price!=null;true",
                "decision=TRADE && symbol=BTCUSDT;true",
                "decision='TRADE'&&symbol=\"SYNTH\";false",
                "decision=REJECT||rsi<30;true",
                "symbol=SYNTH || rsi<30 && rsi>29;false",
                "(symbol=SYNTH || rsi<30) && rsi>25;true",
                "((decision=TRADE));true",
                "time=2022-01-15T01:40:00Z;true",
                "time>2022-01-15T01:40:00Z;false",
                "reduce_only=true;true",
                "reduce_only=false;false",
                "fee=0;false",
                "fee!=0;false",
            })
    void shouldHoldOfARecord(String text, boolean expected) {
        assertEquals(expected, holds(text));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|at character 1: expected a field, such as type or price",
                "decison=TRADE|at character 1: unknown field decison; did you mean decision?",
                "rsi|at character 4: expected one of = != < <= > >=",
                "rsi<|at character 5: expected a value",
                "rsi<abc|at character 5: rsi is compared with abc; it is a number",
                "rsi<30 &&|at character 10: expected a field, such as type or price",
                "rsi<30 rsi>20|at character 8: \"rsi>20\" is left; expected && or ||",
                "(rsi<30|at character 8: a parenthesis is open; expected )",
                "rsi<30)|at character 7: \")\" is left; expected && or ||",
                "decision='TRADE|at character 10: the quote does not end",
                "type=DECISON|at character 6: there is no DECISON; did you mean DECISION?",
                "symbol=BTCUSD|at character 8: there is no BTCUSD; did you mean BTCUSDT?",
                "time>yesterday|at character 6: time is compared with yesterday; it is a time,"
                        + " such as 2022-01-15T01:40:00Z",
                "checks=1|at character 1: unknown field checks",
            })
    void shouldNameThePlace(String text, String message) {
        ConditionException thrown =
                assertThrows(ConditionException.class, () -> parse(text == null ? "" : text));
        String told = String.valueOf(thrown.getMessage());

        assertEquals(message, told.substring(0, Math.min(message.length(), told.length())));
    }

    @ParameterizedTest(name = "{0} of a {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "decision=TRADE;DECISION;true",
                "decision=TRADE;TRADE;false",
                "price>1;TRADE;true",
                "price>1;TIMER;false",
                "type=ORDER;ORDER;true",
                "type!=ORDER;ORDER;false",
                "type=ORDER && rsi<30;ORDER;false",
                "type=ORDER or;ORDER;-",
                "type=ORDER || rsi<30;DECISION;true",
                "sequence>3;TIMER;true",
            })
    void shouldKnowOfWhichTypesItMayHold(String text, String type, String expected) {
        if (expected.equals("-")) {
            assertThrows(ConditionException.class, () -> parse(text));
            return;
        }
        int number = 0;
        for (int each = EventType.TRADE; each < EventType.EPOCH_HEAD; each++) {
            number = EventType.name(each).equals(type) ? each : number;
        }

        assertEquals(Boolean.parseBoolean(expected), parse(text).mayHold(number, KINDS));
    }
}
