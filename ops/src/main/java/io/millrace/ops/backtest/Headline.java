package io.millrace.ops.backtest;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.ops.backtest.Figure.Unit;
import io.millrace.ops.config.MetricSettings;

import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of a result, in the order in which they are shown. Ratios of a year are made of daily
 * returns; falls of the account at every bar; statistics of trades of those that ended, after all
 * costs. Every definition stands with its function.
 */
final class Headline {

    private static final double DAY_NS = 86_400e9;

    private final LedgerResult result;
    private final MetricSettings settings;
    private final Deviation deviation;
    private final DailyReturns daily;
    private final List<Figure> figures = new ArrayList<>();

    private Headline(LedgerResult result, MetricSettings settings, SessionCalendar calendar) {
        this.result = result;
        this.settings = settings;
        deviation = settings.sample() ? Deviation.SAMPLE : Deviation.POPULATION;
        daily = DailyReturns.of(result.curve(), calendar, result.totals().start());
    }

    /** All metrics but those against the benchmark. */
    static List<Figure> of(LedgerResult result, MetricSettings settings, SessionCalendar calendar) {
        Headline headline = new Headline(result, settings, calendar);
        headline.growth();
        headline.risk();
        headline.use();
        headline.trades();
        return headline.figures;
    }

    /** The metrics against holding the first instrument from its first bar on. */
    static List<Figure> benchmark(
            LedgerResult result, MetricSettings settings, SessionCalendar calendar) {
        Headline headline = new Headline(result, settings, calendar);
        headline.against();
        return headline.figures;
    }

    private void growth() {
        LedgerResult.Totals totals = result.totals();
        double start = FixedPoint.toDouble(totals.start());
        double profit = FixedPoint.toDouble(totals.profit());
        double days = (result.lastTimeNs() - result.firstTimeNs()) / DAY_NS;
        Drawdowns falls = result.falls();
        double compound = Returns.compound(start, start + profit, days);
        add("total_return", "total return", profit / start, Unit.PART);
        add("cagr", "return a year", compound, Unit.PART);
        double periods = settings.periods();
        double[] excess = Ratios.above(daily.own(), settings.riskFree() / periods);
        add("sharpe", "Sharpe ratio", Ratios.sharpe(excess, periods, deviation), Unit.RATIO);
        add("sortino", "Sortino ratio", Ratios.sortino(excess, periods), Unit.RATIO);
        add("calmar", "Calmar ratio", Ratios.calmar(compound, falls.deepest()), Unit.RATIO);
        add(
                "annual_volatility",
                "volatility a year",
                Returns.annualVolatility(daily.own(), periods, deviation),
                Unit.PART);
        add("max_drawdown", "max drawdown", falls.deepest(), Unit.PART);
        add("max_drawdown_days", "longest drawdown", falls.longestNs() / DAY_NS, Unit.DAYS);
        add("ulcer_index", "ulcer index", falls.ulcer(), Unit.PART);
        double recovery = falls.deepestAmount() > 0 ? profit / falls.deepestAmount() : Double.NaN;
        add("recovery_factor", "recovery factor", recovery, Unit.RATIO);
    }

    private void risk() {
        double[] own = daily.own();
        add("days", "days with returns", own.length, Unit.COUNT);
        add("var95", "value at risk, 95 %", Moments.valueAtRisk(own), Unit.PART);
        add("cvar95", "mean beyond it", Moments.conditionalValueAtRisk(own), Unit.PART);
        add("skew", "skewness", Moments.skew(own), Unit.RATIO);
        add("excess_kurtosis", "excess kurtosis", Moments.excessKurtosis(own), Unit.RATIO);
        add("tail_ratio", "tail ratio", Moments.tailRatio(own), Unit.RATIO);
    }

    private void use() {
        EquityCurve curve = result.curve();
        int held = 0;
        double equity = 0;
        for (int i = 0; i < curve.size(); i++) {
            held += curve.exposure(i) > 0 ? 1 : 0;
            equity += FixedPoint.toDouble(curve.equity(i));
        }
        double mean = equity / curve.size();
        add("exposure", "bars with a position", (double) held / curve.size(), Unit.PART);
        double traded = FixedPoint.toDouble(result.totals().traded());
        add("turnover", "turnover", traded / mean, Unit.RATIO);
    }

    private void trades() {
        double[] nets = new double[result.closed().size()];
        double[] best = new double[nets.length];
        double[] worst = new double[nets.length];
        double[] multiples = new double[nets.length];
        for (int i = 0; i < nets.length; i++) {
            RoundTrip.Result one = result.closed().get(i).result();
            nets[i] = FixedPoint.toDouble(one.net());
            best[i] = FixedPoint.toDouble(one.best());
            worst[i] = FixedPoint.toDouble(one.worst());
            multiples[i] = one.multiple();
        }
        TradeStatistics statistics = TradeStatistics.of(nets);
        add("trades", "trades closed", statistics.trades(), Unit.COUNT);
        add("win_rate", "win rate", statistics.winRate(), Unit.PART);
        add("average_win", "average win", statistics.averageWin(), Unit.MONEY);
        add("average_loss", "average loss", statistics.averageLoss(), Unit.MONEY);
        add("win_loss_ratio", "average win/loss", statistics.winOverLoss(), Unit.RATIO);
        add("profit_factor", "profit factor", statistics.profitFactor(), Unit.RATIO);
        add("expectancy", "expectancy", statistics.expectancy(), Unit.MONEY);
        add("average_multiple", "mean R-multiple", Moments.mean(multiples), Unit.RATIO);
        add("kelly", "Kelly fraction", statistics.kelly(), Unit.PART);
        add("average_mfe", "mean best excursion", Moments.mean(best), Unit.MONEY);
        add("average_mae", "mean worst excursion", Moments.mean(worst), Unit.MONEY);
        add("longest_wins", "wins in a row", statistics.longestWins(), Unit.COUNT);
        add("longest_losses", "losses in a row", statistics.longestLosses(), Unit.COUNT);
    }

    private void against() {
        double periods = settings.periods();
        double[] own = daily.own();
        double[] other = daily.benchmark();
        double riskFree = settings.riskFree() / periods;
        add("return", "holding it", Returns.total(other) - 1, Unit.PART);
        add("beta", "beta", Benchmark.beta(own, other), Unit.RATIO);
        add("alpha", "alpha a year", Benchmark.alpha(own, other, riskFree, periods), Unit.PART);
        add(
                "information_ratio",
                "information ratio",
                Benchmark.information(own, other, deviation) * Math.sqrt(periods),
                Unit.RATIO);
    }

    private void add(String name, String label, double value, Unit unit) {
        figures.add(new Figure(name, label, value, unit));
    }
}
