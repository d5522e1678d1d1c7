package io.millrace.ops.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.millrace.model.event.StateFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.QualityKind;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringWriter;

/** What an operator must see, the newest first. */
class AlertsTest {

    private final Alerts alerts = new Alerts();

    private void take(TradingState from, TradingState to, StateCause cause, long value) {
        alerts.take(
                1_000_000_000L,
                7,
                new StateFlyweight()
                        .wrap(new UnsafeBuffer(new byte[StateFlyweight.LENGTH]), 0)
                        .from((byte) from.code())
                        .to((byte) to.code())
                        .cause((byte) cause.code())
                        .value(value)
                        .limit(3 * FixedPoint.ONE));
    }

    private JsonNode written() throws IOException {
        StringWriter text = new StringWriter();
        ObjectMapper mapper = new ObjectMapper();
        try (var json = mapper.createGenerator(text)) {
            json.writeStartObject();
            alerts.write(json);
            json.writeEndObject();
        }
        return mapper.readTree(text.toString()).path("alerts");
    }

    @Test
    void shouldTellHaltsNarrowingsAndWhatIsToldWithoutAChange() throws IOException {
        assertEquals("", alerts.line());
        take(TradingState.STARTING, TradingState.ACTIVE, StateCause.START_UP, 0);
        assertEquals(0, alerts.count());
        take(TradingState.ACTIVE, TradingState.REDUCING, StateCause.SOFT_LOSS, FixedPoint.NONE);
        take(TradingState.REDUCING, TradingState.HALTED, StateCause.DAILY_LOSS, 4 * FixedPoint.ONE);
        assertEquals(
                "alert: trading is HALTED: DAILY_LOSS, value 4, limit 3, at 1970-01-01T00:00:01Z,"
                        + " input 7",
                alerts.line());
        take(TradingState.HALTED, TradingState.HALTED, StateCause.FLATTEN_PENDING_OPEN, 0);
        take(TradingState.HALTED, TradingState.RECONCILING, StateCause.RESET, 0);

        assertEquals(3, alerts.count());
        JsonNode all = written();
        assertEquals("FLATTEN_PENDING_OPEN", all.at("/0/cause").asText());
        assertEquals("DAILY_LOSS", all.at("/1/cause").asText());
        assertEquals("none", all.at("/2/value").asText());
        assertEquals(7, all.at("/2/sequence").asLong());
    }

    @Test
    void shouldTellEachAlertInTheUnitOfItsCause() throws IOException {
        take(TradingState.ACTIVE, TradingState.REDUCING, StateCause.CLOCK_SKEW, 15_000_000_000L);
        assertEquals(
                "alert: trading is REDUCING: CLOCK_SKEW, value 15 s, limit 0.3 s, at"
                        + " 1970-01-01T00:00:01Z, input 7",
                alerts.line());
        take(TradingState.HALTED, TradingState.HALTED, StateCause.FLATTEN_PENDING_OPEN, 1);
        alerts.onFault(QualityKind.GAP.code());
        take(TradingState.REDUCING, TradingState.HALTED, StateCause.DATA, 90_000_000_000L);

        JsonNode all = written();
        assertEquals("90 s", all.at("/0/value").asText());
        assertEquals("0.3 s", all.at("/0/limit").asText());
        assertEquals("1", all.at("/1/value").asText());
        assertEquals("15 s", all.at("/2/value").asText());
    }

    @Test
    void shouldKeepTheNewest() throws IOException {
        for (int i = 0; i < 3 * Alerts.KEPT; i++) {
            take(TradingState.HALTED, TradingState.HALTED, StateCause.MANUAL, i * FixedPoint.ONE);
        }

        assertEquals(Alerts.KEPT, written().size());
        assertEquals("59", written().at("/0/value").asText());
        assertEquals(60, alerts.count());
    }
}
