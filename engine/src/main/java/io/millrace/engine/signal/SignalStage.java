package io.millrace.engine.signal;

import io.millrace.engine.bar.Bar;
import io.millrace.engine.indicator.IndicatorStage;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.NoiseFlyweight;
import io.millrace.model.event.OutputSink;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Outcome;
import io.millrace.model.state.Regime;
import io.millrace.model.state.StateHash;
import io.millrace.risk.RiskStage;

/**
 * Hop 7 of a tick: asks the strategy what it wants, writes the decision with everything it was made
 * from, and hands it to risk. Every bar gives a decision, also "hold". Engine's thread.
 */
public final class SignalStage {

    private final Strategy strategy;
    private final int strategyId;
    private final long tradeFromNs;
    private final RiskStage risk;
    private final OutputSink outputs;
    private final BarContext context;
    private final Wanted wanted = new Wanted();
    private final DecisionFlyweight decision = new DecisionFlyweight();
    private long signals;

    /**
     * A stage with one strategy.
     *
     * @param settings who decides, about what
     * @param indicators bars and banks, to read
     * @param risk who sizes and judges
     * @param outputs where decisions are told
     */
    public SignalStage(
            SignalSettings settings,
            IndicatorStage indicators,
            RiskStage risk,
            OutputSink outputs) {
        this.strategy = settings.strategy();
        this.strategyId = 0;
        this.tradeFromNs = settings.tradeFromNs();
        this.risk = risk;
        this.outputs = outputs;
        this.context = new BarContext(settings, indicators, risk.view());
    }

    /**
     * Notes the newest quote, for the spread.
     *
     * @param instrument id
     * @param bid fixed point
     * @param ask fixed point
     */
    public void onQuote(int instrument, long bid, long ask) {
        context.quote(instrument, bid, ask);
    }

    /**
     * Decides on a closed bar.
     *
     * @param bar the bar
     * @param bank its instrument's indicators
     * @param regime its instrument's regime
     */
    public void onBar(Bar bar, IndicatorBank bank, Regime regime) {
        context.move(bar, bank, regime);
        strategy.onBar(context, wanted.hold());
        if (bar.endNs() <= tradeFromNs) {
            wanted.hold(DecisionReason.HISTORY);
        }
        boolean ready = strategy.isReady(context);
        int payload = outputs.claim(EventType.DECISION, bar.instrument(), DecisionFlyweight.LENGTH);
        decision.wrap(outputs.buffer(), payload);
        writeAnswer(bar, regime, ready);
        writeIndicators(bar, bank);
        boolean goesOn = ready && !wanted.isBlocked();
        if (goesOn) {
            risk.prepare(bar.instrument(), decision, ready);
        } else if (wanted.isBlocked()) {
            decision.outcome(Outcome.BLOCKED.code());
        }
        signals += wanted.action() == Action.HOLD ? 0 : 1;
        outputs.commit();
        if (goesOn) {
            risk.release();
        }
    }

    private void writeAnswer(Bar bar, Regime regime, boolean ready) {
        if (!ready) {
            wanted.hold();
        }
        DecisionReason reason = ready ? wanted.reason() : DecisionReason.NOT_READY;
        writeNoise();
        decision.barStartNs(bar.startNs())
                .timeframe(bar.timeframe().code())
                .strategyId(strategyId)
                .action(wanted.action().code())
                .outcome(Outcome.HOLD.code())
                .reason(reason.code())
                .block(wanted.block().code())
                .mode(wanted.mode().code())
                .regime(regime.code())
                .sizeRequest(wanted.request().code())
                .confidence(wanted.confidence())
                .requestValue(wanted.requestValue())
                .price(bar.close())
                .entryPrice(wanted.entryPrice())
                .stopPrice(wanted.stopPrice())
                .targetPrice(wanted.targetPrice())
                .position(risk.positions().size(bar.instrument()))
                .trigger(wanted.trigger());
    }

    private void writeNoise() {
        decision.noise()
                .measured(wanted.blockMeasured())
                .allowed(wanted.blockAllowed())
                .shortRange(context.shortRange())
                .usualRange(context.usualRange())
                .spike(context.spike().code())
                .notApplicable(notApplicable());
    }

    private int notApplicable() {
        int bits = context.instrument().hasVolume() ? 0 : NoiseFlyweight.NO_VOLUME;
        bits |= context.isSpreadQuoted() ? 0 : NoiseFlyweight.NO_QUOTES;
        boolean unknown = context.spike() == VolatilitySpike.NOT_APPLICABLE;
        return bits | (unknown ? NoiseFlyweight.NO_SPIKE : 0);
    }

    private void writeIndicators(Bar bar, IndicatorBank bank) {
        decision.volatilityState(bank.volatilityState().code());
        decision.indicators()
                .kama(bank.kama())
                .atr(bank.atr())
                .atrAverage(bank.atrAverage())
                .rsi(bank.rsi())
                .adx(bank.adx())
                .rSquared(bank.rSquared())
                .slope(bank.slope())
                .efficiencyRatio(bank.efficiencyRatio())
                .spreadVolatility(
                        bank.spreadVolatility(context.spread(), bar.timeframe().lengthNs()))
                .sma(bank.sma())
                .upperBand(bank.bollingerUpper())
                .lowerBand(bank.bollingerLower())
                .volume(context.volume())
                .averageVolume(bank.averageVolume());
    }

    /**
     * How many decisions wanted something.
     *
     * @return 0 or more
     */
    public long signals() {
        return signals;
    }

    /**
     * Adds the strategy and the quotes.
     *
     * @param hash to add to
     */
    public void hashInto(StateHash hash) {
        hash.putText("strategy");
        context.hashInto(hash);
        strategy.hashInto(hash);
    }
}
