package io.millrace.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/**
 * The test vectors of Tulip Indicators, with 3 decimals, where the shared data is present: a line
 * with name and periods, then one line for each input and each output. Outputs end with the inputs
 * and begin later.
 *
 * <p>Left out: MACD and OBV, whose starts differ; the parabolic stop, whose settings there (0.2, 2)
 * are refused here.
 */
final class TulipVectorTest {

    private static final double ROUNDING = 0.000_501;

    @ParameterizedTest(name = "{0}: output {2} is {3}, times {4}")
    @CsvSource({
        "wma 5, c, 0, value, 1",
        "roc 5, c, 0, value, 0.01",
        "stoch 5 3 3, hlc, 0, k, 1",
        "stoch 5 3 3, hlc, 1, d, 1",
        "willr 5, hlc, 0, value, 1",
        "cci 5, hlc, 0, value, 1",
        "mfi 5, hlcv, 0, value, 1",
        "aroon 5, hl, 0, down, 1",
        "aroon 5, hl, 1, up, 1",
        "aroonosc 5, hl, 0, oscillator, 1"
    })
    void shouldEqualTulipWhenSharedDataIsPresent(
            String block, String inputs, int output, String name, double factor) {
        List<String> lines = SharedData.lines("tulip/untest.txt");
        int at = lines.indexOf(block) + 1;
        double[] high = input(lines, at, inputs, 'h');
        double[] low = input(lines, at, inputs, 'l');
        double[] close = input(lines, at, inputs, 'c');
        double[] volume = input(lines, at, inputs, 'v');
        double[] expected = numbers(lines.get(at + inputs.length() + output));
        Subject subject = subject(block);
        int length = numbers(lines.get(at)).length;
        int first = length - expected.length;

        for (int i = 0; i < length; i++) {
            subject.feed().update(new Bar(high[i], low[i], close[i], volume[i]));
            if (i >= first) {
                assertEquals(expected[i - first], factor * subject.value(name), ROUNDING);
            }
        }
    }

    private static Subject subject(String block) {
        return switch (block) {
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

    private static double[] input(List<String> lines, int at, String inputs, char kind) {
        int place = inputs.indexOf(kind);
        return place < 0 ? new double[1_000] : numbers(lines.get(at + place));
    }

    private static double[] numbers(String line) {
        String[] cells = line.substring(1, line.length() - 1).split(",", -1);
        return Arrays.stream(cells).mapToDouble(Double::parseDouble).toArray();
    }
}
