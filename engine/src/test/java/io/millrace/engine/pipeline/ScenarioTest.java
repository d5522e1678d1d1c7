package io.millrace.engine.pipeline;

import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.engine.testing.Fixtures.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.testing.Feed;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.MemoryStage;
import io.millrace.engine.testing.Records;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Side;
import io.millrace.model.time.Timeframe;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Whole lists of outputs of short stories, worked out by hand. */
final class ScenarioTest {

    private final ScriptedStrategy holds = new ScriptedStrategy();

    private static ScriptedStrategy buysAndSells() {
        return new ScriptedStrategy()
                .on(
                        1,
                        (context, wanted) ->
                                wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                        .fixedSize(10)
                                        .stop(95))
                .on(2, (context, wanted) -> wanted.moveStop(97))
                .on(3, (context, wanted) -> wanted.exit(DecisionReason.CROSS_DOWN));
    }

    private static Records run(ScriptedStrategy strategy, Feed feed) {
        return new MemoryStage(settings(strategy)).run(feed).records();
    }

    private static List<String> ofType(Records records, int type) {
        return records.lines().stream()
                .filter(line -> line.contains(" " + EventType.name(type) + " "))
                .toList();
    }

    @Test
    void shouldTellTheWholeStoryWhenATradeIsEnteredProtectedAndLeft() {
        Feed feed = new Feed().trade(0, 0, 100, 1).trade(0, 1, 100, 1).trade(0, 1.5, 101, 1);
        feed.trade(0, 2, 102, 1).trade(0, 3, 103, 1).trade(0, 3.5, 104, 1);

        assertEquals(
                List.of(
                        "0.1 STATE_CHANGE STARTING to RECOVERING START_UP",
                        "0.2 STATE_CHANGE RECOVERING to RECONCILING START_UP",
                        "0.3 STATE_CHANGE RECONCILING to ACTIVE START_UP",
                        "1.1 ACCOUNT 0 at none cash 10000",
                        "2.1 BAR_CLOSED 100 100 100 100 volume 1 ticks 1",
                        "2.2 DECISION ENTER_LONG TRADE CROSS_UP PASS",
                        "2.3 ORDER #1 NEW ENTRY BUY LIMIT 10 limit 102 stop 95 PASS",
                        "2.4 SEND #1 NEW ENTRY BUY LIMIT 10 limit 102 stop 95",
                        "2.5 ORDER #2 NEW PROTECTIVE_STOP SELL STOP 10 limit none stop 95 PASS",
                        "2.6 SEND #2 NEW PROTECTIVE_STOP SELL STOP 10 limit none stop 95",
                        "2.7 EXECUTION 2#1 ACCEPTED NONE 0 at none",
                        "3.1 EXECUTION 2#2 ACCEPTED NONE 0 at none",
                        "3.2 EXECUTION 2#1 FILL NONE 10 at 101",
                        "3.3 ACCOUNT 10 at 101 cash 8990",
                        "4.1 BAR_CLOSED 100 101 100 101 volume 2 ticks 2",
                        "4.2 DECISION MOVE_STOP TRADE STOP_RATCHET PASS",
                        "4.3 ORDER #1 REPLACE PROTECTIVE_STOP SELL STOP 10 limit none stop 97 PASS",
                        "4.4 SEND #1 REPLACE PROTECTIVE_STOP SELL STOP 10 limit none stop 97",
                        "4.5 EXECUTION 2#2 REPLACED NONE 0 at 97",
                        "5.1 BAR_CLOSED 102 102 102 102 volume 1 ticks 1",
                        "5.2 DECISION EXIT TRADE CROSS_DOWN PASS",
                        "5.3 ORDER #1 NEW EXIT SELL LIMIT 10 limit 100.94 stop none PASS",
                        "5.4 SEND #1 NEW EXIT SELL LIMIT 10 limit 100.94 stop none",
                        "5.5 EXECUTION 5#1 ACCEPTED NONE 0 at none",
                        "6.1 EXECUTION 5#1 FILL NONE 10 at 104",
                        "6.2 ACCOUNT 0 at none cash 10030",
                        "6.3 EXECUTION 2#2 CANCELLED POSITION_CLOSED 0 at none"),
                run(buysAndSells(), feed).lines());
    }

    @Test
    void shouldCloseTheBarBeforeTheTickWhenATimerComes() {
        Feed feed = new Feed().trade(0, 10, 100, 1).trade(0, 11, 120, 1).trade(0, 12, 130, 1);
        Records records = new MemoryStage(settings(holds)).run(feed, 1_000_000_000L).records();

        assertEquals(
                List.of(
                        "2.1 BAR_CLOSED 100 100 100 100 volume 1 ticks 1",
                        "4.1 BAR_CLOSED 120 120 120 120 volume 1 ticks 1"),
                ofType(records, EventType.BAR_CLOSED));
    }

    @Test
    void shouldLoseNoMinuteWhenBarsOfAMinuteBecomeFive() {
        Feed feed = new Feed();
        for (int i = 0; i < 11; i++) {
            feed.bar(0, i * 60, Timeframe.M1, 10 + i, 12 + i, 9 + i, 11 + i);
            feed.bar(1, i * 60, Timeframe.M1, 30 + i, 32 + i, 29 + i, 31 + i);
        }
        PipelineSettings five = settings(holds, Timeframe.M5, limits(true, true));
        Records records = new MemoryStage(five).run(feed, Timeframe.M5.lengthNs()).records();

        List<String> bars =
                ofType(records, EventType.BAR_CLOSED).stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList();
        assertEquals(
                List.of(
                        "BAR_CLOSED 10 16 9 15 volume 5 ticks 0",
                        "BAR_CLOSED 30 36 29 35 volume 5 ticks 0",
                        "BAR_CLOSED 15 21 14 20 volume 5 ticks 0",
                        "BAR_CLOSED 35 41 34 40 volume 5 ticks 0"),
                bars);
    }

    @Test
    void shouldBuildBarsFromTheMiddleWhenThereAreQuotes() {
        Feed feed =
                new Feed()
                        .quote(0, 1, 99, 101)
                        .quote(0, 1.2, 100, 102.01)
                        .quote(0, 1.4, 98, 99)
                        .quote(0, 2, 98, 99);

        assertEquals(
                List.of("4.1 BAR_CLOSED 100 101.005 98.5 98.5 volume 0 ticks 3"),
                ofType(
                        new MemoryStage(Fixtures.quoted(holds)).run(feed).records(),
                        EventType.BAR_CLOSED));
    }

    @Test
    void shouldFillNothingAndBuildNoBarWhenAPriceIsDoubted() {
        ScriptedStrategy buys =
                new ScriptedStrategy()
                        .on(
                                1,
                                (context, wanted) ->
                                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                                .fixedSize(10));
        Feed feed =
                new Feed()
                        .trade(0, 1, 100, 1)
                        .trade(0, 2, 100, 1)
                        .doubtedTrade(0, 2.1, 50)
                        .quote(0, 2.2, 60, 40)
                        .doubtedTrade(0, 3, 70)
                        .trade(0, 3.5, 101, 1);
        Records records = run(buys, feed);

        assertEquals(
                List.of(
                        "2.1 BAR_CLOSED 100 100 100 100 volume 1 ticks 1",
                        "5.2 BAR_CLOSED 100 100 100 100 volume 1 ticks 1"),
                ofType(records, EventType.BAR_CLOSED));
        assertEquals(
                List.of(
                        "2.5 EXECUTION 2#1 ACCEPTED NONE 0 at none",
                        "6.1 EXECUTION 2#1 FILL NONE 10 at 101"),
                ofType(records, EventType.EXECUTION));
    }

    @Test
    void shouldDenyTheEntryWhenADoubtedPriceClosesTheBar() {
        ScriptedStrategy buys =
                new ScriptedStrategy()
                        .on(
                                1,
                                (context, wanted) ->
                                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                                .fixedSize(10));
        Feed feed = new Feed().trade(0, 1, 100, 1).doubtedTrade(0, 2, 50);
        Records records = run(buys, feed);

        assertEquals(
                List.of("2.3 DECISION ENTER_LONG BLOCKED CROSS_UP SUSPECT_DATA"),
                ofType(records, EventType.DECISION));
        assertEquals(List.of(), ofType(records, EventType.SEND));
    }

    @Test
    void shouldKeepInstrumentsApartWhenTheirTicksMix() {
        Feed feed =
                new Feed()
                        .trade(0, 1, 100, 1)
                        .trade(1, 1.1, 50, 1)
                        .trade(0, 2, 100, 1)
                        .trade(1, 2.5, 51, 1);
        List<Integer> instruments =
                run(holds, feed).ofType(EventType.BAR_CLOSED).stream()
                        .map(record -> EventLayout.instrumentId(record, 0))
                        .toList();

        assertEquals(List.of(0, 1), instruments);
    }
}
