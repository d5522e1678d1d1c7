package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.broker.simulated.BrokerSettings;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.quality.QualitySettings;
import io.millrace.engine.regime.RegimeSettings;
import io.millrace.engine.signal.IlliquidHours;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.event.EventLayout;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.book.Funds;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class PipelineTest {

    private final MemoryStage stage = new MemoryStage(settings(new ScriptedStrategy()));

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 99, 100, 203, 65_535})
    void shouldFailClearlyWhenTheInputHasAnUnknownType(int type) {
        UnsafeBuffer slot = new UnsafeBuffer(new byte[EventLayout.SLOT_LENGTH]);
        EventLayout.start(slot, 0, type, 0, 80);
        EventLayout.place(slot, 0, 17, 5, 0);

        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> stage.onEvent(slot, 0, true));
        assertEquals(
                "pipeline: input 17 has type "
                        + type
                        + "; it must be TRADE, QUOTE, BAR, QUOTE_BAR, CASH_FLOW, TIMER, HEALTH,"
                        + " COMMAND or COMMAND_TEXT",
                failure.getMessage());
    }

    @Test
    void shouldRefuseWhenThereIsNoInstrument() {
        InstrumentTable none = new InstrumentTable(List.of());

        assertEquals(
                "instruments: there is none; name at least one",
                assertThrows(IllegalArgumentException.class, () -> of(none, 1)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void shouldRefuseWhenThereIsNoCash(long cash) {
        InstrumentTable one = Fixtures.instruments(1);

        assertEquals(
                "initial_cash is " + FixedPoint.toText(cash) + "; it must be above 0",
                assertThrows(IllegalArgumentException.class, () -> of(one, cash)).getMessage());
    }

    private static PipelineSettings of(InstrumentTable instruments, long cash) {
        return new PipelineSettings(
                instruments,
                QualitySettings.defaults(),
                BarSettings.of(Timeframe.M1),
                IndicatorSettings.defaults(),
                RegimeSettings.defaults(),
                limits(true, true),
                OrderPolicy.standard(),
                Funds.of(cash, Fixtures.instruments(1)),
                IlliquidHours.defaults(),
                0,
                BrokerSettings.defaults(),
                List.of(StrategySlot.of("test", new ScriptedStrategy())));
    }
}
