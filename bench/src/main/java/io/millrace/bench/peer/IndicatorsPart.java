package io.millrace.bench.peer;

import io.millrace.bench.micro.AnalysisBankBenchmark;
import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Form;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;
import io.millrace.bench.run.Rounds;
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
    public void measure(Form form, Place place, Findings findings) throws Exception {
        TaLibBatch talib = new TaLibBatch(bars);
        compare(talib);
        IndicatorBank bank = new IndicatorBank(IndicatorSettings.defaults());
        Rounds rounds = new Rounds(form.pick(30, 60), form.pick(60, 300));
        double[] fast =
                rounds.medians(
                        List.of(
                                () -> ours(bank),
                                () -> {
                                    talib.run();
                                    return BARS;
                                }));
        Ta4jStream decimals = warm(DecimalNumFactory.getInstance());
        Ta4jStream doubles = warm(DoubleNumFactory.getInstance());
        double[] slow =
                new Rounds(form.pick(4, 10), form.pick(9, 30))
                        .medians(
                                List.of(
                                        () -> ours(bank),
                                        () -> stream(decimals),
                                        () -> stream(doubles)));
        findings.figure(PART, "ours, a bar", fast[0], "ns");
        findings.figure(PART, "TA-Lib batch sum, a bar", fast[1], "ns");
        findings.figure(PART, "ta4j with its decimals (its default), a bar", slow[1], "ns");
        findings.figure(PART, "ta4j with doubles, a bar", slow[2], "ns");
        findings.figure(PART, "ta4j with doubles / ours", slow[2] / slow[0], "");
        findings.goal("indicators-vs-talib", fast[0] / fast[1]);
        findings.goal("ta4j-vs-indicators", slow[1] / slow[0]);
        everything(form, findings);
        floor(findings);
    }

    /** The whole list, whose answers the benchmark itself checks. */
    private static void everything(Form form, Findings findings) throws Exception {
        AnalysisBankBenchmark all = new AnalysisBankBenchmark();
        double[] took =
                new Rounds(form.pick(40, 300), form.pick(20, 300))
                        .medians(
                                List.of(
                                        () -> finite(all.allRead()),
                                        () -> finite(all.nothingRead())));
        findings.goal("indicators-all", took[0]);
        findings.figure(PART, "all of the specification, a bar, none read", took[1], "ns");
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
        return Rounds.median(samples);
    }

    private interface Update {
        double take(double price);
    }
}
