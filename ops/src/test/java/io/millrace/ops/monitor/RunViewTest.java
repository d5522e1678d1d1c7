package io.millrace.ops.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.event.StateFlyweight;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.state.StateCause;
import io.millrace.model.state.TradingState;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.launch.Distribution;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What a view makes of changes of the trading state. */
class RunViewTest {

    private final UnsafeBuffer memory = new UnsafeBuffer(new byte[512]);
    private final RunView view =
            new RunView(
                    new InstrumentTable(
                            List.of(
                                    InstrumentFile.read(Distribution.instruments())
                                            .get(0)
                                            .withId(0))),
                    Timeframe.M1,
                    List.of("one"));

    private void change(long sequence, TradingState from, TradingState to, StateCause cause) {
        EventLayout.start(
                memory, 0, EventType.STATE_CHANGE, Instrument.NONE, StateFlyweight.LENGTH);
        EventLayout.place(memory, 0, sequence, 1_000 + sequence, 1);
        new StateFlyweight()
                .wrap(memory, EventLayout.payload(0))
                .from(from.code())
                .to(to.code())
                .cause(cause.code())
                .value(sequence)
                .limit(2)
                .base(3);
        view.apply(memory, 0);
    }

    @Test
    void shouldKeepTheFirstHaltUntilItIsReset() {
        change(0, TradingState.STARTING, TradingState.ACTIVE, StateCause.START_UP);
        change(3, TradingState.ACTIVE, TradingState.ACTIVE, StateCause.LADDER);
        assertEquals(KillView.NONE, view.kill());

        change(5, TradingState.ACTIVE, TradingState.HALTED, StateCause.DRAWDOWN);
        change(7, TradingState.HALTED, TradingState.HALTED, StateCause.MANUAL);
        assertEquals("DRAWDOWN", view.kill().cause());
        assertEquals(5, view.kill().sequence());
        assertEquals(5, view.kill().compared().value());

        change(9, TradingState.HALTED, TradingState.RECONCILING, StateCause.RESET);
        change(9, TradingState.RECONCILING, TradingState.REDUCING, StateCause.RESET);
        assertEquals(KillView.NONE, view.kill());
        assertEquals(TradingState.REDUCING, view.tradingState());
    }
}
