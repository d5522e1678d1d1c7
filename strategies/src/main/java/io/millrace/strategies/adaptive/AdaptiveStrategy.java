package io.millrace.strategies.adaptive;

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
import io.millrace.model.state.StateHash;

import java.util.Arrays;

/**
 * Trend mode: enters when the close crosses the moving average of Kaufman by a distance in ATRs,
 * leaves when it is back beyond it, and trails a stop that only tightens; a close that is already
 * beyond the trailing stop leaves at once. Mean-reversion mode: enters at an RSI extreme beyond a
 * Bollinger band, leaves at the middle band or at the opposite extreme. Neutral: a trend entry
 * first, else a mean-reversion entry, smaller.
 *
 * <p>A position keeps the rules it was opened with. What we hold is read from the books; the
 * strategy remembers only which rules opened it and the best price since.
 */
final class AdaptiveStrategy implements Strategy {

    private final AdaptiveSettings settings;
    private final NoiseFilter noise;
    private final Regime[] openedBy;
    private final double[] best;
    private final Thresholds[] thresholds;

    AdaptiveStrategy(AdaptiveSettings settings, int instruments) {
        this.settings = settings;
        noise = new NoiseFilter(settings.noise());
        openedBy = new Regime[instruments];
        best = new double[instruments];
        Arrays.fill(openedBy, Regime.UNKNOWN);
        Arrays.fill(best, Double.NaN);
        thresholds = new Thresholds[instruments];
        for (int i = 0; i < instruments; i++) {
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
        } else if (openedBy[id] == Regime.TREND) {
            followTrend(context, wanted, Side.of(held));
        } else {
            awaitMean(context, wanted, Side.of(held));
        }
    }

    private void enter(StrategyContext context, Wanted wanted) {
        Regime regime = context.regime();
        boolean trends = regime == Regime.TREND || regime == Regime.NEUTRAL;
        boolean reverts = regime == Regime.MEAN_REVERSION || regime == Regime.NEUTRAL;
        double scale = regime == Regime.NEUTRAL ? settings.neutralScale() : 1.0;
        scale *= isSpike(context) ? settings.spike().scale() : 1.0;
        if (trends && enterTrend(context, wanted, scale)) {
            return;
        }
        if (reverts) {
            enterReversion(context, wanted, scale);
        }
    }

    private static boolean isSpike(StrategyContext context) {
        return context.spike() == VolatilitySpike.SPIKE;
    }

    private double stopFactor(StrategyContext context) {
        return isSpike(context) ? settings.spike().stop() : 1.0;
    }

    private boolean enterTrend(StrategyContext context, Wanted wanted, double scale) {
        IndicatorBank bank = context.indicators();
        Thresholds levels = thresholds[context.instrument().id()];
        double distance = levels.entry();
        double above = bank.kama() + distance * bank.atr();
        double below = bank.kama() - distance * bank.atr();
        double aboveBefore = bank.previousKama() + distance * bank.previousAtr();
        double belowBefore = bank.previousKama() - distance * bank.previousAtr();
        double close = context.close();
        double reach = levels.stop() * bank.atr() * stopFactor(context);
        if (close > above && bank.previousClose() <= aboveBefore) {
            wanted.enter(Side.BUY, DecisionReason.TREND_BREAKOUT).trigger(above);
            wanted.stop(close - reach);
        } else if (close < below && bank.previousClose() >= belowBefore) {
            wanted.enter(Side.SELL, DecisionReason.TREND_BREAKOUT).trigger(below);
            wanted.stop(close + reach);
        } else {
            return false;
        }
        wanted.mode(Regime.TREND).riskFraction(settings.trend().risk() * scale);
        finishEntry(context, wanted, true);
        return true;
    }

    private void enterReversion(StrategyContext context, Wanted wanted, double scale) {
        IndicatorBank bank = context.indicators();
        double close = context.close();
        double stop = settings.reversion().stop() * stopFactor(context);
        Thresholds levels = thresholds[context.instrument().id()];
        if (bank.rsi() < levels.oversold() && close <= bank.bollingerLower()) {
            wanted.enter(Side.BUY, DecisionReason.OVERSOLD).trigger(bank.bollingerLower());
            wanted.stop(close * (1 - stop));
        } else if (bank.rsi() > levels.overbought() && close >= bank.bollingerUpper()) {
            wanted.enter(Side.SELL, DecisionReason.OVERBOUGHT).trigger(bank.bollingerUpper());
            wanted.stop(close * (1 + stop));
        } else {
            return;
        }
        wanted.mode(Regime.MEAN_REVERSION).riskFraction(settings.reversion().risk() * scale);
        finishEntry(context, wanted, false);
    }

    private void finishEntry(StrategyContext context, Wanted wanted, boolean breakout) {
        int id = context.instrument().id();
        boolean sells = wanted.action() == Action.ENTER_SHORT;
        if (sells && !context.isShortAllowed()) {
            wanted.blockedBy(DecisionReason.SHORT_NOT_ALLOWED, 1, 0);
        } else {
            noise.judge(context, breakout, wanted);
        }
        if (wanted.isBlocked()) {
            return;
        }
        openedBy[id] = wanted.mode();
        best[id] = Double.NaN;
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
        if (Double.isNaN(best[id])) {
            best[id] = FixedPoint.toDouble(context.positions().averagePrice(id));
        }
        boolean isLong = side == Side.BUY;
        best[id] = isLong ? Math.max(best[id], context.high()) : Math.min(best[id], context.low());
        double reach = thresholds[id].stop() * context.indicators().atr() * stopFactor(context);
        double stop = best[id] - side.sign() * reach;
        long working = context.positions().stopPrice(id);
        double step = FixedPoint.toDouble(context.instrument().grid().priceIncrement());
        double gained = side.sign() * (stop - FixedPoint.toDouble(working));
        if (side.sign() * (context.close() - stop) <= 0) {
            wanted.exit(DecisionReason.STOP_RATCHET).trigger(stop);
        } else if (working != FixedPoint.NONE && gained >= step) {
            wanted.moveStop(stop).trigger(best[id]);
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
    public void hashInto(StateHash hash) {
        hash.putText("adaptive");
        for (int i = 0; i < best.length; i++) {
            hash.putInt(openedBy[i].code());
            hash.putDouble(best[i]);
            thresholds[i].hashInto(hash);
        }
    }
}
