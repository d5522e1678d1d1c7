package io.millrace.engine.signal;

import static io.millrace.engine.testing.Fixtures.fixed;
import static io.millrace.engine.testing.Fixtures.limits;
import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.bar.BarSettings;
import io.millrace.engine.bar.BarStage;
import io.millrace.engine.indicator.IndicatorStage;
import io.millrace.engine.strategy.StrategySlot;
import io.millrace.engine.testing.Fixtures;
import io.millrace.engine.testing.ListSink;
import io.millrace.engine.testing.Records;
import io.millrace.engine.testing.ScriptedStrategy;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventLayout;
import io.millrace.model.event.EventType;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.SizeCap;
import io.millrace.model.state.SizeCode;
import io.millrace.model.state.SizeRequest;
import io.millrace.model.state.StateHash;
import io.millrace.model.state.Verdict;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.RiskSettings;
import io.millrace.risk.RiskStage;
import io.millrace.risk.StrategyLimits;
import io.millrace.risk.book.Funds;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

final class SignalStageTest {

    private static final int ID = 1;

    private final ListSink outputs = new ListSink();
    private final ScriptedStrategy strategy = new ScriptedStrategy();
    private final RiskStage risk =
            new RiskStage(
                    new RiskSettings(
                            limits(false, true),
                            List.of(new StrategyLimits(true, 0)),
                            OrderPolicy.standard(),
                            Funds.of(fixed(10_000), Fixtures.instruments(2))),
                    Fixtures.instruments(2),
                    outputs);
    private final SignalStage stage =
            new SignalStage(
                    new SignalSettings(
                            List.of(StrategySlot.of("test", strategy)),
                            Fixtures.instruments(2),
                            IlliquidHours.defaults(),
                            false,
                            0),
                    new IndicatorStage(
                            BarSettings.of(Timeframe.M1), IndicatorSettings.defaults(), 2),
                    risk,
                    outputs);
    private final IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
    private Bar bar = new Bar();

    @BeforeEach
    void closeABar() {
        risk.start(false);
        risk.begin(1, Fixtures.SECOND);
        risk.onPrice(ID, fixed(103));
        BarStage bars =
                new BarStage(
                        BarSettings.of(Timeframe.M1),
                        Fixtures.instruments(2),
                        closed -> bar = closed);
        bars.onTrade(ID, 60 * Fixtures.SECOND, fixed(100), fixed(2));
        bars.onTrade(ID, 61 * Fixtures.SECOND, fixed(103), fixed(3));
        bars.onTimer(120 * Fixtures.SECOND);
        for (int i = 0; i < 70; i++) {
            double close = 100 + i % 7;
            bank.update(close, close + 1, close - 2, close, 10 + i % 3);
        }
    }

    private DecisionFlyweight decide() {
        stage.onBar(bar, bank, Regime.NEUTRAL);
        Records records = outputs.records();
        return new DecisionFlyweight()
                .wrap(records.ofType(EventType.DECISION).getLast(), EventLayout.payload(0));
    }

    private List<String> deeds() {
        return outputs.records().deeds().stream()
                .filter(line -> line.contains(" ORDER ") || line.contains(" SEND "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void shouldWriteEveryFieldWhenAnEntryIsTraded() {
        strategy.on(
                1,
                (context, wanted) ->
                        wanted.enter(Side.BUY, DecisionReason.TREND_BREAKOUT)
                                .mode(Regime.TREND)
                                .trigger(102.5)
                                .limit(103)
                                .stop(98)
                                .target(120)
                                .confidence(80)
                                .riskFraction(0.005));
        stage.onQuote(ID, fixed(102.9), fixed(103.1));
        DecisionFlyweight decision = decide();

        assertCodes(decision);
        assertNumbers(decision);
        assertIndicators(decision);
        assertEquals(
                List.of(
                        "ORDER #1 NEW ENTRY BUY LIMIT 10 limit 103 stop 98 PASS",
                        "SEND #1 NEW ENTRY BUY LIMIT 10 limit 103 stop 98",
                        "ORDER #2 NEW PROTECTIVE_STOP SELL STOP 10 limit none stop 98 PASS",
                        "SEND #2 NEW PROTECTIVE_STOP SELL STOP 10 limit none stop 98",
                        "ORDER #3 NEW TAKE_PROFIT SELL LIMIT 10 limit 120 stop none PASS",
                        "SEND #3 NEW TAKE_PROFIT SELL LIMIT 10 limit 120 stop none"),
                deeds());
        assertEquals(1, stage.signals());
    }

    private static void assertCodes(DecisionFlyweight decision) {
        assertEquals(60 * Fixtures.SECOND, decision.barStartNs());
        assertEquals(Timeframe.M1.code(), decision.timeframe());
        assertEquals(0, decision.strategyId());
        assertEquals(Action.ENTER_LONG.code(), decision.action());
        assertEquals(Outcome.TRADE.code(), decision.outcome());
        assertEquals(DecisionReason.TREND_BREAKOUT.code(), decision.reason());
        assertEquals(DecisionReason.NO_SIGNAL.code(), decision.block());
        assertEquals(Regime.TREND.code(), decision.mode());
        assertEquals(Regime.NEUTRAL.code(), decision.regime());
        assertEquals(SizeRequest.RISK_FRACTION.code(), decision.sizeRequest());
        assertEquals(SizeCode.SIZED.code(), decision.sizeCode());
        assertEquals(SizeCap.REQUEST.code(), decision.sizeCap());
        assertEquals(80, decision.confidence());
        assertEquals(Verdict.PASS.code(), decision.verdict());
    }

    private static void assertNumbers(DecisionFlyweight decision) {
        assertEquals(fixed(0.005), decision.requestValue());
        assertEquals(fixed(103), decision.price());
        assertEquals(fixed(103), decision.entryPrice());
        assertEquals(fixed(98), decision.stopPrice());
        assertEquals(fixed(120), decision.targetPrice());
        assertEquals(fixed(10), decision.size());
        assertEquals(0, decision.position());
        assertEquals(fixed(50), decision.riskAmount());
        assertEquals(fixed(0.005), decision.riskFraction());
        assertEquals(102.5, decision.trigger());
    }

    private void assertIndicators(DecisionFlyweight decision) {
        assertEquals(bank.volatilityState().code(), decision.volatilityState());
        assertEquals(bank.kama(), decision.indicators().kama());
        assertEquals(bank.atr(), decision.indicators().atr());
        assertEquals(bank.atrAverage(), decision.indicators().atrAverage());
        assertEquals(bank.rsi(), decision.indicators().rsi());
        assertEquals(bank.adx(), decision.indicators().adx());
        assertEquals(bank.rSquared(), decision.indicators().rSquared());
        assertEquals(bank.slope(), decision.indicators().slope());
        assertEquals(bank.efficiencyRatio(), decision.indicators().efficiencyRatio());
        double spread = (fixed(103.1) - fixed(102.9)) / 1e8;
        assertEquals(
                bank.spreadVolatility(spread, Timeframe.M1.lengthNs()),
                decision.indicators().spreadVolatility());
        assertEquals(bank.sma(), decision.indicators().sma());
        assertEquals(bank.bollingerUpper(), decision.indicators().upperBand());
        assertEquals(bank.bollingerLower(), decision.indicators().lowerBand());
        assertEquals(5.0, decision.indicators().volume());
        assertEquals(bank.averageVolume(), decision.indicators().averageVolume());
    }

    @Test
    void shouldHoldWhenNothingIsWanted() {
        DecisionFlyweight decision = decide();

        assertEquals(Action.HOLD.code(), decision.action());
        assertEquals(Outcome.HOLD.code(), decision.outcome());
        assertEquals(DecisionReason.NO_SIGNAL.code(), decision.reason());
        assertEquals(NONE, decision.entryPrice());
        assertEquals(NONE, decision.stopPrice());
        assertEquals(NONE, decision.targetPrice());
        assertTrue(Double.isNaN(decision.trigger()));
        assertEquals(List.of(), deeds());
        assertEquals(0, stage.signals());
    }

    @Test
    void shouldSayThatItIsNotReadyWhateverIsWanted() {
        strategy.readyFrom(2)
                .on(
                        1,
                        (context, wanted) ->
                                wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                        .blockedBy(DecisionReason.OPENING_GAP, 3, 2)
                                        .fixedSize(1));
        DecisionFlyweight decision = decide();

        assertEquals(Action.HOLD.code(), decision.action());
        assertEquals(Outcome.HOLD.code(), decision.outcome());
        assertEquals(DecisionReason.NOT_READY.code(), decision.reason());
        assertEquals(DecisionReason.NO_SIGNAL.code(), decision.block());
        assertEquals(SizeRequest.NONE.code(), decision.sizeRequest());
        assertEquals(List.of(), deeds());
        assertEquals(0, stage.signals());
    }

    @Test
    void shouldSizeNothingWhenItIsBlocked() {
        strategy.on(
                1,
                (context, wanted) ->
                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP)
                                .blockedBy(DecisionReason.SPREAD_TOO_WIDE, 3, 2)
                                .fixedSize(1));
        DecisionFlyweight decision = decide();

        assertEquals(Action.ENTER_LONG.code(), decision.action());
        assertEquals(Outcome.BLOCKED.code(), decision.outcome());
        assertEquals(DecisionReason.CROSS_UP.code(), decision.reason());
        assertEquals(DecisionReason.SPREAD_TOO_WIDE.code(), decision.block());
        assertEquals(SizeCode.NONE.code(), decision.sizeCode());
        assertEquals(0, decision.size());
        assertEquals(List.of(), deeds());
        assertEquals(1, stage.signals());
    }

    @Test
    void shouldNameTheVerdictWhenTheGateDenies() {
        strategy.on(
                1,
                (context, wanted) ->
                        wanted.enter(Side.SELL, DecisionReason.OVERBOUGHT).fixedSize(1));
        DecisionFlyweight decision = decide();

        assertEquals(Outcome.BLOCKED.code(), decision.outcome());
        assertEquals(Verdict.SHORT_NOT_ALLOWED.code(), decision.verdict());
        assertEquals(
                List.of(
                        "ORDER #1 NEW ENTRY SELL LIMIT 1 limit 100.94 stop none"
                                + " SHORT_NOT_ALLOWED"),
                deeds());
    }

    @Test
    void shouldSizeNothingWhenTheRequestIsNoNumber() {
        strategy.on(
                1,
                (context, wanted) ->
                        wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(Double.NaN));
        DecisionFlyweight decision = decide();

        assertEquals(Outcome.BLOCKED.code(), decision.outcome());
        assertEquals(SizeCode.INSUFFICIENT_CAPITAL.code(), decision.sizeCode());
        assertEquals(0, decision.size());
        assertEquals(List.of(), deeds());
    }

    @Test
    void shouldLeaveNothingBehindWhenTheNextBarHolds() {
        strategy.on(
                1,
                (context, wanted) -> wanted.enter(Side.BUY, DecisionReason.CROSS_UP).fixedSize(1));
        decide();
        int before = deeds().size();
        DecisionFlyweight decision = decide();

        assertEquals(Outcome.HOLD.code(), decision.outcome());
        assertEquals(0, decision.size());
        assertEquals(0, decision.sizeCode());
        assertEquals(before, deeds().size());
    }

    @Test
    void shouldShowTheStrategyWhatIsThereWhenABarCloses() {
        strategy.on(
                1,
                (context, wanted) -> {
                    assertEquals(ID, context.instrument().id());
                    assertEquals(Timeframe.M1, context.timeframe());
                    assertEquals(60 * Fixtures.SECOND, context.barStartNs());
                    assertEquals(100, context.open());
                    assertEquals(103, context.high());
                    assertEquals(100, context.low());
                    assertEquals(103, context.close());
                    assertEquals(5, context.volume());
                    assertEquals(0, context.spread());
                    assertEquals(Regime.NEUTRAL, context.regime());
                    assertEquals(false, context.isShortAllowed());
                    assertEquals(0, context.positions().size(ID));
                });
        decide();
    }

    @Test
    void shouldHashTheQuoteWhenItsSpreadDiffers() {
        String before = hash();
        stage.onQuote(0, fixed(1), fixed(2));
        String after = hash();
        stage.onQuote(0, fixed(1), fixed(3));

        assertNotEquals(before, after);
        assertNotEquals(after, hash());
    }

    private String hash() {
        StateHash hash = new StateHash();
        stage.save(hash);
        return hash.toHex();
    }
}
