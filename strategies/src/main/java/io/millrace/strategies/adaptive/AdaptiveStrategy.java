package io.millrace.strategies.adaptive;

import io.millrace.engine.strategy.ExecutionReport;
import io.millrace.engine.strategy.Strategy;
import io.millrace.engine.strategy.StrategyContext;
import io.millrace.engine.strategy.Wanted;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.volatility.VolatilitySpike;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.DecisionReason;
import io.millrace.model.state.Regime;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Trend mode: enters when the close crosses the moving average of Kaufman by a distance in ATRs,
 * leaves when it is back beyond it, and trails a stop that only tightens; a close that is already
 * beyond the trailing stop leaves at once. Mean-reversion mode: enters at an RSI extreme beyond a
 * Bollinger band, leaves at the middle band or at the opposite extreme. Neutral: a trend entry
 * first, else a mean-reversion entry, smaller; or, where asked for, only when both agree.
 *
 * <p>A position keeps the rules it was opened with. What we hold is read from the books; fills tell
 * which rules opened it, the best price since, and what each mode earned, which scales its size.
 */
final class AdaptiveStrategy implements Strategy {

    private final AdaptiveSettings settings;
    private final NoiseFilter noise;
    private final Holding[] holdings;
    private final Thresholds[] thresholds;
    private final ModeWeights weights = new ModeWeights();

    AdaptiveStrategy(AdaptiveSettings settings, int instruments) {
        this.settings = settings;
        noise = new NoiseFilter(settings.noise());
        holdings = new Holding[instruments];
        thresholds = new Thresholds[instruments];
        for (int i = 0; i < instruments; i++) {
            holdings[i] = new Holding();
            thresholds[i] = new Thresholds(settings);
        }
    }

    @Override
    public boolean isReady(StrategyContext context) {
        return context.indicators().isWarm();
    }

    @Override
    public void onBar(StrategyContext context, Wanted wanted) {
        int id = context.instrument().id();
        thresholds[id].onBar(context);
        if (settings.weighsModes()) {
            weights.onBar(context.barStartNs());
        }
        if (!isReady(context)) {
            return;
        }
        long held = context.positions().size(id);
        if (context.positions().isBusy(id)) {
            wanted.hold(DecisionReason.ORDER_PENDING);
            return;
        }
        if (held == 0) {
            enter(context, wanted);
        } else if (holdings[id].opened().rules() == Regime.TREND) {
            followTrend(context, wanted, Side.of(held));
        } else {
            awaitMean(context, wanted, Side.of(held));
        }
    }

    @Override
    public void onExecution(ExecutionReport report) {
        Holding holding = holdings[report.instrumentId()];
        long pnl = report.roundTripPnl();
        if (settings.weighsModes() && pnl != FixedPoint.NONE) {
            weights.onRoundTrip(holding.opened().market(), pnl);
        }
        holding.onExecution(report);
    }

    private void enter(StrategyContext context, Wanted wanted) {
        Regime regime = context.regime();
        boolean isNeutral = regime == Regime.NEUTRAL;
        int trend = trendSign(context);
        int reversion = reversionSign(context);
        if (isNeutral && settings.neutral().both() && trend != reversion) {
            return;
        }
        double scale = isNeutral ? settings.neutral().scale() : 1.0;
        scale *= isSpike(context) ? settings.spike().scale() : 1.0;
        if (trend != 0 && (regime == Regime.TREND || isNeutral)) {
            enterTrend(context, wanted, trend, scale);
        } else if (reversion != 0 && (regime == Regime.MEAN_REVERSION || isNeutral)) {
            enterReversion(context, wanted, reversion, scale);
        }
    }

    private static boolean isSpike(StrategyContext context) {
        return context.spike() == VolatilitySpike.SPIKE;
    }

    private double stopFactor(StrategyContext context) {
        return isSpike(context) ? settings.spike().stop() : 1.0;
    }

    /** 1 where the close crossed the upper level, -1 where it crossed the lower one, else 0. */
    private int trendSign(StrategyContext context) {
        IndicatorBank bank = context.indicators();
        double distance = thresholds[context.instrument().id()].entry();
        double above = bank.kama() + distance * bank.atr();
        double below = bank.kama() - distance * bank.atr();
        double aboveBefore = bank.previousKama() + distance * bank.previousAtr();
        double belowBefore = bank.previousKama() - distance * bank.previousAtr();
        if (context.close() > above && bank.previousClose() <= aboveBefore) {
            return 1;
        }
        return context.close() < below && bank.previousClose() >= belowBefore ? -1 : 0;
    }

    private void enterTrend(StrategyContext context, Wanted wanted, int sign, double scale) {
        IndicatorBank bank = context.indicators();
        Thresholds levels = thresholds[context.instrument().id()];
        double reach = levels.stop() * bank.atr() * stopFactor(context);
        wanted.enter(sign > 0 ? Side.BUY : Side.SELL, DecisionReason.TREND_BREAKOUT)
                .trigger(bank.kama() + sign * (levels.entry() * bank.atr()))
                .stop(context.close() - sign * reach)
                .mode(Regime.TREND)
                .riskFraction(settings.trend().risk() * scale);
        finishEntry(context, wanted);
    }

    /** 1 at an extreme below the lower band, -1 at one above the upper band, else 0. */
    private int reversionSign(StrategyContext context) {
        IndicatorBank bank = context.indicators();
        Thresholds levels = thresholds[context.instrument().id()];
        double close = context.close();
        if (bank.rsi() < levels.oversold() && close <= bank.bollingerLower()) {
            return 1;
        }
        return bank.rsi() > levels.overbought() && close >= bank.bollingerUpper() ? -1 : 0;
    }

    private void enterReversion(StrategyContext context, Wanted wanted, int sign, double scale) {
        IndicatorBank bank = context.indicators();
        double stop = settings.reversion().stop() * stopFactor(context);
        if (sign > 0) {
            wanted.enter(Side.BUY, DecisionReason.OVERSOLD).trigger(bank.bollingerLower());
        } else {
            wanted.enter(Side.SELL, DecisionReason.OVERBOUGHT).trigger(bank.bollingerUpper());
        }
        wanted.stop(context.close() * (1 - sign * stop))
                .mode(Regime.MEAN_REVERSION)
                .riskFraction(settings.reversion().risk() * scale);
        finishEntry(context, wanted);
    }

    private void finishEntry(StrategyContext context, Wanted wanted) {
        boolean sells = wanted.action() == Action.ENTER_SHORT;
        wanted.plan().weight(weights.of(context.regime()));
        if (sells && !context.isShortAllowed()) {
            wanted.blockedBy(DecisionReason.SHORT_NOT_ALLOWED, 1, 0);
        } else {
            noise.judge(context, wanted.mode() == Regime.TREND, wanted);
        }
        if (!wanted.isBlocked()) {
            Opening opening = Opening.of(wanted.mode(), context.regime());
            holdings[context.instrument().id()].want(opening);
        }
    }

    private void followTrend(StrategyContext context, Wanted wanted, Side side) {
        int id = context.instrument().id();
        IndicatorBank bank = context.indicators();
        double sign = side.sign();
        double level = bank.kama() - sign * settings.trend().exit() * bank.atr();
        wanted.mode(Regime.TREND);
        // The level, not the cross: an exit that did not trade is wanted again on the next bar.
        if (sign * (context.close() - level) < 0) {
            wanted.exit(DecisionReason.TREND_EXIT).trigger(level);
            return;
        }
        ratchet(context, wanted, side, id);
    }

    private void ratchet(StrategyContext context, Wanted wanted, Side side, int id) {
        Holding holding = holdings[id];
        if (Double.isNaN(holding.best())) {
            holding.onPrice(side, FixedPoint.toDouble(context.positions().averagePrice(id)));
        }
        holding.onPrice(side, side == Side.BUY ? context.high() : context.low());
        double reach = thresholds[id].stop() * context.indicators().atr() * stopFactor(context);
        double stop = holding.best() - side.sign() * reach;
        long working = context.positions().stopPrice(id);
        double step = FixedPoint.toDouble(context.instrument().grid().priceIncrement());
        double gained = side.sign() * (stop - FixedPoint.toDouble(working));
        if (side.sign() * (context.close() - stop) <= 0) {
            wanted.exit(DecisionReason.STOP_RATCHET).trigger(stop);
        } else if (working != FixedPoint.NONE && gained >= step) {
            wanted.moveStop(stop).trigger(holding.best());
        }
    }

    private void awaitMean(StrategyContext context, Wanted wanted, Side side) {
        IndicatorBank bank = context.indicators();
        Thresholds levels = thresholds[context.instrument().id()];
        double sign = side.sign();
        wanted.mode(Regime.MEAN_REVERSION);
        if (sign * (context.close() - bank.sma()) >= 0) {
            wanted.exit(DecisionReason.MEAN_REACHED).trigger(bank.sma());
            return;
        }
        boolean extreme =
                side == Side.BUY
                        ? bank.rsi() > levels.overbought()
                        : bank.rsi() < levels.oversold();
        if (extreme) {
            wanted.exit(DecisionReason.OPPOSITE_EXTREME).trigger(bank.rsi());
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.putText("adaptive");
        sink.putInt(holdings.length);
        weights.save(sink);
        for (int i = 0; i < holdings.length; i++) {
            holdings[i].save(sink);
            thresholds[i].save(sink);
        }
    }

    @Override
    public void load(StateSource source) {
        source.expectText("adaptive");
        source.expectCount("instruments", holdings.length);
        weights.load(source);
        for (int i = 0; i < holdings.length; i++) {
            holdings[i].load(source);
            thresholds[i].load(source);
        }
    }
}
