package io.millrace.ops.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.TreeMap;

/** Lines that come over the socket. */
class RequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"command\":\"status\"}|STATUS|{}",
                "{\"command\":\"halt\",\"reason\":\"a b\"}|HALT|{reason=a b}",
                "{\"reason\":\"a\",\"command\":\"emergency-stop\"}|EMERGENCY_STOP|{reason=a}",
                "{\"command\":\"cancel-all\"}|CANCEL_ALL|{}",
                "{\"command\":\"close\",\"symbol\":\"BTCUSDT\"}|CLOSE|{symbol=BTCUSDT}",
                "{\"command\":\"set-limit\",\"limit\":\"MAX_POSITIONS\",\"value\":3}|SET_LIMIT|"
                        + "{limit=MAX_POSITIONS, value=3}",
                "{\"command\":\"reset\",\"halt\":7,\"challenge\":\"x\",\"rebase_day\":true,"
                        + "\"reason\":\"r\"}|RESET|"
                        + "{challenge=x, halt=7, reason=r, rebase_day=true}"
            })
    void shouldReadGoldenLines(String line, Verb verb, String fields) {
        Request request = Request.parse(line);

        assertEquals(verb, request.verb());
        assertEquals(fields, new TreeMap<>(request.fields()).toString());
        assertEquals(request, Request.parse(request.toLine()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[]|a request is a JSON object on one line",
                "nonsense|a request is a JSON object on one line; this is not one",
                "{\"command\":\"status\"} {}|a request is one JSON object, with nothing behind it",
                "{\"command\":\"status\",\"command\":\"halt\"}|a request is a JSON object on one"
                        + " line",
                "{\"reason\":\"x\"}|a request needs \"command\"",
                "{\"command\":\"sell\"}|command is \"sell\"",
                "{\"command\":\"HALT\",\"reason\":\"x\"}|command is \"HALT\"",
                "{\"command\":\"halt\"}|halt needs \"reason\"",
                "{\"command\":\"halt\",\"reason\":\" \"}|halt needs \"reason\"",
                "{\"command\":\"halt\",\"reason\":\"x\",\"why\":\"y\"}|halt takes no \"why\"",
                "{\"command\":\"status\",\"reason\":\"x\"}|status takes no \"reason\"",
                "{\"command\":\"halt\",\"reason\":{\"a\":1}}|\"reason\" must be a text",
                "{\"command\":\"halt\",\"reason\":null}|\"reason\" must be a text",
                "{\"command\":\"set-limit\",\"limit\":\"A\",\"value\":1.5}|\"value\" must be a"
                        + " text",
                "{\"command\":\"close\",\"symbol\":\"\"}|close needs \"symbol\"",
                "{\"command\":\"halt\",\"reason\":\"x\"|a request is a JSON object on one line"
            })
    void shouldRefuseWhatCannotBeUsed(String line, String error) {
        RequestException thrown =
                assertThrows(RequestException.class, () -> Request.parse(line), line);

        assertEquals(error, thrown.text().substring(0, error.length()));
        assertEquals(2, thrown.code());
    }

    @Test
    void shouldRefuseAReasonOfMoreThan500Characters() {
        assertEquals(500, request("x".repeat(500)).text(Request.REASON).length());
        RequestException thrown =
                assertThrows(RequestException.class, () -> request("x".repeat(501)));
        assertEquals("reason has 501 characters; the most is 500", thrown.text());
    }

    private static Request request(String reason) {
        return new Request(Verb.HALT, Map.of(Request.REASON, reason));
    }

    @Test
    void shouldMakeOneLineOfAReason() {
        assertEquals("a b", request("a\nb").text(Request.REASON));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void shouldLoosenOnlyWhatMayNotComeLate(Verb verb) {
        boolean loosens = "RESET RESUME SET_LIMIT ENABLE_STRATEGY".contains(verb.name());

        assertEquals(loosens, verb.loosens());
    }
}
