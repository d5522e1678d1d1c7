package io.millrace.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

import java.util.List;

/** Each benchmark compares its own answer; here each runs once. */
class SmallBenchmarksTest {

    static List<String> names() {
        return SingleIndicators.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldEndWithTheValueOfTheBankForEachIndicator(String name) {
        SingleIndicatorBenchmark benchmark = new SingleIndicatorBenchmark();
        benchmark.indicator = name;
        benchmark.answer();
        benchmark.fresh();
        double first = benchmark.bar();
        benchmark.fresh();

        assertEquals(first, benchmark.bar());
    }

    @Test
    void shouldRefuseAnAnswerOfAnotherIndicator() {
        SingleIndicatorBenchmark benchmark = new SingleIndicatorBenchmark();
        benchmark.indicator = "sma20";
        benchmark.answer();
        benchmark.indicator = "ema20";
        benchmark.fresh();

        assertThrows(IllegalStateException.class, benchmark::bar);
    }

    @Test
    void shouldMeasureEveryIndicatorThatCanBeMade() throws Exception {
        Param names =
                SingleIndicatorBenchmark.class.getField("indicator").getAnnotation(Param.class);

        assertEquals(SingleIndicators.NAMES, List.of(names.value()));
        assertThrows(IllegalArgumentException.class, () -> SingleIndicators.make("ema21"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void shouldCloseTheBarsThatCountingFinds(int symbols) {
        BarStageBenchmark benchmark = new BarStageBenchmark();
        benchmark.symbols = symbols;
        benchmark.market();
        benchmark.prepare();

        long bars = benchmark.trade();
        benchmark.check();

        // 3,125 minutes of 64 trades, or 195 of 16 symbols, in fives, and in fifteens.
        assertEquals(symbols == 1 ? 3_125 + 625 + 208 : 16 * (195 + 39 + 13), bars);
        benchmark.prepare();
        assertThrows(IllegalStateException.class, benchmark::check);
    }

    @Test
    void shouldWriteEnvelopesThatCanBeReadAgain() {
        EnvelopeBenchmark benchmark = new EnvelopeBenchmark();

        assertEquals(1_024, benchmark.envelope());
        benchmark.check();
        benchmark.envelopeChainAndChecksum();
        benchmark.check();
        benchmark.envelopeChainAndChecksum();
        benchmark.check();
    }

    @Test
    void shouldReadEveryRecordedMessage() throws Exception {
        VenueMessageBenchmark benchmark = new VenueMessageBenchmark();
        benchmark.record();
        try {
            long sum = benchmark.message();

            assertEquals(sum, benchmark.message());
        } finally {
            benchmark.remove();
        }
    }
}
