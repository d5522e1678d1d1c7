package io.millrace.bench.peer;

import io.millrace.bench.micro.AnalysisBankBenchmark;
import io.millrace.bench.report.Findings;
import io.millrace.bench.report.Spread;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Samples;
import io.millrace.bench.run.WrongAnswer;
import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.Kama;
import io.millrace.indicators.bank.IndicatorBank;
import io.millrace.indicators.bank.IndicatorSettings;
import io.millrace.indicators.momentum.Rsi;

import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;

import java.util.List;
import java.util.function.Supplier;

/**
 * The indicators of the adaptive strategy, a bar, in turns with TA-Lib and ta4j over the same bars.
 * Values are compared first.
 */
public final class IndicatorsPart implements Part {

    private static final String PART = "indicators";
    private static final int BARS = 10_000;
    private static final int STREAMED = 500;
    private static final double SAME = 1e-9;
    private static final double NEAR = 1e-6;
    private static final int SERIES = 100;

    private final Bars bars = Bars.walk(BARS);

    /** A part of the suite. */
    public IndicatorsPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        TaLibBatch talib = new TaLibBatch(bars);
        compare(talib);
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        batch(effort, bank, talib, findings);
        everything(effort, findings);
        streams(effort, bank, findings);
        floor(findings);
    }

    private void batch(Effort effort, IndicatorBank bank, TaLibBatch talib, Findings findings)
            throws Exception {
        Samples found =
                effort.rounds(0.15, effort.pick(30, 60), effort.pick(60, 300))
                        .around(
                                List.of(
                                        () -> ours(bank),
                                        () -> {
                                            talib.run();
                                            return BARS;
                                        }));
        findings.figure(PART, "ours, a bar", found.median(0), "ns");
        findings.figure(PART, "TA-Lib batch sum, a bar", found.median(1), "ns");
        findings.goal("indicators-vs-talib", found.median(0) / found.median(1));
        findings.spread(PART, "indicators-vs-talib", found.ratios(0, 1), "");
    }

    private void streams(Effort effort, IndicatorBank bank, Findings findings) throws Exception {
        Ta4jStream decimals = warm(DecimalNumFactory.getInstance());
        Ta4jStream doubles = warm(DoubleNumFactory.getInstance());
        Samples found =
                effort.rounds(0.7, effort.pick(4, 10), effort.pick(9, 30))
                        .around(
                                List.of(
                                        () -> ours(bank),
                                        () -> stream(decimals),
                                        () -> stream(doubles)));
        double ours = found.median(0);
        findings.figure(PART, "ta4j with its decimals (its default), a bar", found.median(1), "ns");
        findings.figure(PART, "ta4j with doubles, a bar", found.median(2), "ns");
        findings.figure(PART, "ta4j with doubles / ours", found.median(2) / ours, "");
        findings.goal("ta4j-vs-indicators", found.median(1) / ours);
        findings.spread(PART, "ta4j-vs-indicators", found.ratios(1, 0), "");
    }

    /** The whole list, whose answers the benchmark itself checks. */
    private static void everything(Effort effort, Findings findings) throws Exception {
        AnalysisBankBenchmark all = new AnalysisBankBenchmark();
        Samples found =
                effort.rounds(0.6, effort.pick(40, 300), effort.pick(20, 300))
                        .around(
                                List.of(
                                        () -> finite(all.allRead()),
                                        () -> finite(all.nothingRead())));
        findings.goal("indicators-all", found.median(0));
        findings.spread(PART, "indicators-all", found.spread(0), "ns");
        findings.figure(PART, "all of the specification, a bar, none read", found.median(1), "ns");
    }

    private static long finite(double value) {
        if (!Double.isFinite(value)) {
            throw new WrongAnswer("a value of the whole bank is not finite");
        }
        return AnalysisBankBenchmark.BARS;
    }

    private long ours(IndicatorBank bank) {
        double[] close = bars.close();
        for (int i = 0; i < BARS; i++) {
            bank.update(close[i], bars.high()[i], bars.low()[i], close[i], bars.volume()[i]);
        }
        if (!Double.isFinite(bank.kama() + bank.adx() + bank.rSquared() + bank.atrAverage())) {
            throw new WrongAnswer("a value of the bank is not finite");
        }
        return BARS;
    }

    private Ta4jStream warm(NumFactory numbers) {
        Ta4jStream stream = new Ta4jStream(numbers);
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        double[] close = bars.close();
        int from = BARS - 4 * STREAMED;
        for (int i = from; i < BARS; i++) {
            stream.update(close[i], bars.high()[i], bars.low()[i], close[i], bars.volume()[i]);
            bank.update(close[i], bars.high()[i], bars.low()[i], close[i], bars.volume()[i]);
        }
        WrongAnswer.unlessNear("ta4j ema", bank.ema(), stream.ema(), NEAR);
        WrongAnswer.unlessNear("ta4j rsi", bank.rsi(), stream.rsi(), NEAR);
        WrongAnswer.unlessNear("ta4j atr", bank.atr(), stream.atr(), NEAR);
        WrongAnswer.unlessNear("ta4j kama", bank.kama(), stream.kama(), NEAR);
        WrongAnswer.unlessNear("ta4j slope", bank.slope(), stream.slope(), NEAR);
        WrongAnswer.unlessNear("ta4j volume", bank.averageVolume(), stream.averageVolume(), NEAR);
        return stream;
    }

    private long stream(Ta4jStream stream) {
        double[] close = bars.close();
        double sum = 0;
        for (int i = 0; i < STREAMED; i++) {
            sum += stream.update(close[i], bars.high()[i], bars.low()[i], close[i], 10);
        }
        if (!Double.isFinite(sum)) {
            throw new WrongAnswer("ta4j has no value of " + stream.withoutValue());
        }
        return STREAMED;
    }

    private void compare(TaLibBatch talib) {
        talib.run();
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        ours(bank);
        same("ema", bank.ema(), talib.last(talib.ema, 19));
        same("upper band", bank.bollingerUpper(), talib.last(talib.upper, 19));
        same("middle band", bank.bollingerMiddle(), talib.last(talib.middle, 19));
        same("lower band", bank.bollingerLower(), talib.last(talib.lower, 19));
        same("rsi", bank.rsi(), talib.last(talib.rsi, 14));
        same("true range", bank.trueRange(), talib.last(talib.trueRange, 1));
        same("atr", bank.atr(), talib.last(talib.atr, 14));
        same("atr average", bank.atrAverage(), talib.last(talib.atrAverage, 14 + 49));
        same("kama", bank.kama(), talib.last(talib.kama, 10));
        same("plus di", bank.plusDi(), talib.last(talib.plusDi, 14));
        same("minus di", bank.minusDi(), talib.last(talib.minusDi, 14));
        same("adx", bank.adx(), talib.last(talib.adx, 27));
        same("slope", bank.slope(), talib.last(talib.slope, 49));
        double correlation = talib.last(talib.correlation, 49);
        WrongAnswer.unlessNear("TA-Lib R²", bank.rSquared(), correlation * correlation, NEAR);
        same("average volume", bank.averageVolume(), talib.last(talib.averageVolume, 19));
    }

    private static void same(String name, double ours, double theirs) {
        WrongAnswer.unlessNear("TA-Lib " + name, ours, theirs, SAME * 1_000);
    }

    private void floor(Findings findings) {
        findings.floor("ema", best(() -> new Ema(20)::update));
        findings.floor("rsi", best(() -> new Rsi(14)::update));
        findings.floor("kama", best(() -> new Kama(10, 2, 30)::update));
    }

    /** Milliseconds for a hundred series of ten thousand prices, the middle of five. */
    private double best(Supplier<Update> fresh) {
        double[] samples = new double[5];
        for (int i = 0; i < samples.length; i++) {
            long start = System.nanoTime();
            double sum = 0;
            for (int series = 0; series < SERIES; series++) {
                Update indicator = fresh.get();
                for (double price : bars.close()) {
                    sum += indicator.take(price);
                }
            }
            samples[i] = (System.nanoTime() - start) / 1e6;
            if (sum == 0) {
                throw new WrongAnswer("an indicator answered 0 for everything");
            }
        }
        return Spread.of(samples).median();
    }

    private interface Update {
        double take(double price);
    }
}
