package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.indicators.average.Ema;
import io.millrace.indicators.average.WilderAverage;
import io.millrace.indicators.momentum.DirectionalMovement;
import io.millrace.indicators.momentum.Macd;
import io.millrace.indicators.volatility.TrueRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/**
 * The test vectors of Tulip Indicators, with 3 decimals, where the shared data is present: a line
 * with name and periods, then one line for each input and each output. Outputs end with the inputs
 * and begin later; all of them are compared, and before them the indicator must be cold.
 *
 * <p>Differences of convention, kept on purpose, are taken away by copies of the first bar that are
 * fed before it: Tulip seeds the EMA, and with it both averages of MACD, with the first price and
 * not with the mean of n; it takes the first true range into the seed of the ATR; it seeds the sums
 * of ADX and DI with n - 1 movements, which is a first movement of 0. The signal of MACD, seeded
 * with one value of the line, is the EMA of the line with such a seed. Tulip holds %K back until %D
 * is there, and CCI for another n - 1 bars. Left out: the parabolic stop, whose settings there
 * (0.2, 2) are refused here.
 */
final class TulipVectorTest {

    private static final double ROUNDING = 0.000_501;

    @ParameterizedTest(name = "{0}: output {2} is {3}, {4} values")
    @CsvSource({
        "sma 5, c, 0, value, 11",
        "ema 5, c, 0, value, 15",
        "wma 5, c, 0, value, 11",
        "wilders 5, c, 0, value, 11",
        "kama 5, c, 0, value, 11",
        "roc 5, c, 0, value, 10",
        "rsi 5, c, 0, value, 10",
        "linregslope 5, c, 0, slope, 11",
        "stddev 5, c, 0, deviation, 11",
        "bbands 5 2, c, 0, lower, 11",
        "bbands 5 2, c, 1, middle, 11",
        "bbands 5 2, c, 2, upper, 11",
        "macd 2 5 9, c, 0, line, 11",
        "stoch 5 3 3, hlc, 0, k, 7",
        "stoch 5 3 3, hlc, 1, d, 7",
        "willr 5, hlc, 0, value, 11",
        "tr, hlc, 0, value, 15",
        "atr 5, hlc, 0, value, 11",
        "cci 5, hlc, 0, value, 7",
        "mfi 5, hlcv, 0, value, 10",
        "obv, cv, 0, value, 15",
        "aroon 5, hl, 0, down, 10",
        "aroon 5, hl, 1, up, 10",
        "aroonosc 5, hl, 0, oscillator, 10",
        "adx 5, hl, 0, value, 7",
        "dx 5, hl, 0, directionalIndex, 11",
        "di 5, hlc, 0, plusDi, 11",
        "di 5, hlc, 1, minusDi, 11"
    })
    void shouldEqualTulipWhenSharedDataIsPresent(
            String block, String inputs, int output, String name, int count) {
        Block numbers = block(block, inputs);
        double[] expected = numbers.output(output);
        Subject subject = subject(block);
        int length = numbers.length();
        int first = length - expected.length;
        int copies = copies(block);
        double factor = block.equals("roc 5") ? 0.01 : 1.0;
        for (int i = 0; i < copies; i++) {
            subject.feed().update(numbers.bar(0));
        }

        for (int i = 0; i < length; i++) {
            subject.feed().update(numbers.bar(i));
            double actual = factor * subject.value(name);
            if (i >= first) {
                assertEquals(expected[i - first], actual, ROUNDING, "value " + i);
            } else if (copies == 0 && !isHeldBack(block)) {
                assertEquals(Double.NaN, actual, "value " + i);
            }
        }

        assertEquals(count, expected.length);
    }

    @Test
    void shouldEqualTulipsSignalWhenItIsSeededWithOneValueOfTheLine() {
        Block numbers = block("macd 2 5 9", "c");
        double[] signals = numbers.output(1);
        double[] histograms = numbers.output(2);
        Macd macd = new Macd(2, 5, 9);
        Ema signal = new Ema(9);
        for (int i = 0; i < 4; i++) {
            macd.update(numbers.bar(0).close());
        }
        for (int i = 0; i < numbers.length(); i++) {
            macd.update(numbers.bar(i).close());
            for (int copy = 0; i == 4 && copy < 8; copy++) {
                signal.update(macd.line());
            }
            if (i >= 4) {
                signal.update(macd.line());
                assertEquals(signals[i - 4], signal.value(), ROUNDING);
                assertEquals(histograms[i - 4], macd.line() - signal.value(), ROUNDING);
            }
        }
        assertEquals(11, signals.length);
    }

    private static boolean isHeldBack(String block) {
        return block.equals("stoch 5 3 3") || block.equals("cci 5");
    }

    private static int copies(String block) {
        return switch (block) {
            case "ema 5", "macd 2 5 9" -> 4;
            case "atr 5", "adx 5", "dx 5", "di 5" -> 1;
            default -> 0;
        };
    }

    private static Subject subject(String block) {
        return switch (block) {
            case "sma 5" -> Subjects.sma(5);
            case "ema 5" -> Subjects.ema(5);
            case "wilders 5" -> Subjects.wilderAverage(5);
            case "kama 5" -> Subjects.kama(5);
            case "rsi 5" -> Subjects.rsi(5);
            case "linregslope 5" -> Subjects.regression(5);
            case "stddev 5", "bbands 5 2" -> Subjects.bands(5);
            case "tr" -> Subjects.trueRange();
            case "atr 5" -> Subjects.atr(5);
            case "adx 5" -> Subjects.adx(5);
            case "dx 5", "di 5" -> directionalIndicators();
            case "macd 2 5 9" -> StudySubjects.macd(2, 5, 9);
            case "obv" -> StudySubjects.obv();
            case "wma 5" -> StudySubjects.wma(5);
            case "roc 5" -> StudySubjects.roc(5);
            case "stoch 5 3 3" -> StudySubjects.stochastic(5);
            case "willr 5" -> StudySubjects.williamsR(5);
            case "cci 5" -> StudySubjects.cci(5);
            case "mfi 5" -> StudySubjects.mfi(5);
            case "aroon 5", "aroonosc 5" -> StudySubjects.aroon(5);
            default -> throw new IllegalArgumentException("no subject for " + block);
        };
    }

    /* What ADX uses, behind an average of ranges with Tulip's seed: 0 in place of the first one. */
    private static Subject directionalIndicators() {
        DirectionalMovement movement = new DirectionalMovement(5);
        TrueRange range = new TrueRange();
        WilderAverage average = new WilderAverage(5);
        int[] fed = new int[1];
        Subject.Feed feed =
                bar -> {
                    double next = range.update(bar.high(), bar.low(), bar.close());
                    if (fed[0] > 0) {
                        average.update(fed[0] == 1 ? 0.0 : next);
                    }
                    fed[0]++;
                    return movement.update(bar.high(), bar.low(), average.value());
                };
        return Subject.of(range, feed)
                .with("plusDi", movement::plusDi)
                .with("minusDi", movement::minusDi)
                .with("directionalIndex", () -> directionalIndex(movement));
    }

    private static double directionalIndex(DirectionalMovement movement) {
        double sum = movement.plusDi() + movement.minusDi();
        return 100.0 * Math.abs(movement.plusDi() - movement.minusDi()) / sum;
    }

    private static Block block(String name, String inputs) {
        List<String> lines = SharedData.lines("tulip/untest.txt");
        return new Block(lines, lines.indexOf(name) + 1, inputs);
    }

    /** One block of the file: inputs named by h, l, c and v in the order of their lines. */
    private record Block(List<String> lines, int at, String inputs) {

        int length() {
            return numbers(lines.get(at)).length;
        }

        Bar bar(int i) {
            return new Bar(input('h', i), input('l', i), input('c', i), input('v', i));
        }

        double[] output(int place) {
            return numbers(lines.get(at + inputs.length() + place));
        }

        private double input(char kind, int i) {
            int place = inputs.indexOf(kind);
            return place < 0 ? 0.0 : numbers(lines.get(at + place))[i];
        }

        private static double[] numbers(String line) {
            String[] cells = line.substring(1, line.length() - 1).split(",", -1);
            return Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray();
        }
    }
}
