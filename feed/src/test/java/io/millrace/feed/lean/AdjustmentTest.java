package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.Adjustment;
import io.millrace.model.fixed.FixedPoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class AdjustmentTest {

    private static final String FACTORS = "equity/usa/factor_files/aapl.csv";

    @TempDir Path root;

    private List<String> events(String name, String text, Adjustment adjustment) {
        Path file = LeanFiles.zip(root, name, text);
        return LeanFiles.events(file, LeanFiles.adjusted(adjustment));
    }

    @ParameterizedTest(name = "{0} {1}: {2} of {3}")
    @CsvSource({
        "20140606, RAW, 645.57, 100",
        "20140606, SPLITS, 92.2243226, 699.9997",
        "20140606, ALL, 83.00189034, 699.9997",
        "20140605, SPLITS, 92.2243226, 699.9997",
        "20140607, SPLITS, 645.57, 100",
        "20140609, ALL, 613.2915, 100",
        "20140610, ALL, 645.57, 100",
    })
    void shouldAdjustUpToTheDayOfTheFactors(
            String day, Adjustment adjustment, String price, String size) {
        LeanFiles.text(root, FACTORS, "20140606,0.9,0.1428572,645.57\n20140609,0.95,1,92.22\n");
        String name = "equity/usa/tick/aapl/" + day + "_trade.zip";
        List<String> events = events(name, "57600000,6455700,100,Q,0,0\n", adjustment);

        String[] words = events.getFirst().split(" ", -1);
        assertEquals(price, rounded(words[2]));
        assertEquals(size, rounded(words[4]).replaceAll("(\\.\\d{4}).*", "$1"));
    }

    private static String rounded(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    @Test
    void shouldAdjustEachRowByItsOwnDayWhereAFileHoldsAllDays() {
        LeanFiles.text(root, FACTORS, "20140606,0.5,0.25\n20140609,0.5,1\n");
        List<String> events =
                events(
                        "equity/usa/daily/aapl.zip",
                        """
                        20140605 00:00,10000,40000,10000,20000,100
                        20140606 00:00,10000,40000,10000,20000,100
                        20140609 00:00,10000,40000,10000,20000,100
                        20140610 00:00,10000,40000,10000,20000,100
                        """,
                        Adjustment.ALL);

        assertEquals(
                List.of(
                        "2014-06-05T08:00:00Z ohlc 0.125 0.5 0.125 0.25 volume 400 count 0"
                                + " timeframe 7",
                        "2014-06-06T08:00:00Z ohlc 0.125 0.5 0.125 0.25 volume 400 count 0"
                                + " timeframe 7",
                        "2014-06-09T08:00:00Z ohlc 0.5 2 0.5 1 volume 100 count 0 timeframe 7",
                        "2014-06-10T08:00:00Z ohlc 1 4 1 2 volume 100 count 0 timeframe 7"),
                events);
    }

    @Test
    void shouldAdjustQuotesAndQuoteBars() {
        LeanFiles.text(root, FACTORS, "20501231,0.5,2\n");

        assertEquals(
                List.of("2014-06-06T04:00:00.001Z bid 2 ask 4 sizes 5 10 suspect 0"),
                events(
                        "equity/usa/tick/aapl/20140606_quote.zip",
                        "1,10000,10,20000,20,P,1,0\n",
                        Adjustment.SPLITS));
        assertEquals(
                List.of("2014-06-06T04:01:00Z bid 1 1 1 1 ask 2 2 2 2 count 0 timeframe 1"),
                events(
                        "equity/usa/minute/aapl/20140606_quote.zip",
                        "60000,10000,10000,10000,10000,1,20000,20000,20000,20000,1\n",
                        Adjustment.ALL));
    }

    @Test
    void shouldLeaveCurrenciesAndCryptoAlone() {
        assertEquals(
                1,
                events("forex/oanda/tick/eurusd/20140606_quote.zip", "1,1,1\n", Adjustment.ALL)
                        .size());
    }

    @Test
    void shouldSayWhereTheFactorFileShouldBe() {
        Path file = root.resolve("equity/usa/tick/aapl/20140606_trade.zip");
        FeedException e =
                assertThrows(
                        FeedException.class,
                        () ->
                                events(
                                        "equity/usa/tick/aapl/20140606_trade.zip",
                                        "1,1,1,Q,0,0\n",
                                        Adjustment.SPLITS));

        assertEquals(
                file
                        + ": prices are to be adjusted, but "
                        + root.resolve(FACTORS)
                        + " is missing; it must be there, or prices must be read raw",
                e.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "20140606,1; row has 2 columns\\ it must have date, price factor, split factor and"
                        + " perhaps close",
                "20140631,1,1,1; date is \"20140631\"\\ it must be a day as yyyyMMdd",
                "20140601,1,1,1; date is \"20140601\"\\ it must be later than the one above",
                "20140606,x,1,1; factors are \"x\" and \"1\"\\ they must be numbers above 0 with at"
                        + " most 18 digits together",
                "20140606,0,1,1; factors are \"0\" and \"1\"\\ they must be numbers above 0 with at"
                        + " most 18 digits together",
                "20140606,1,-1,1; factors are \"1\" and \"-1\"\\ they must be numbers above 0 with"
                        + " at most 18 digits together",
                "20140606,0.1234567891,0.1234567891,1; factors are \"0.1234567891\" and"
                        + " \"0.1234567891\"\\ they must be numbers above 0 with at most 18 digits"
                        + " together",
            })
    void shouldRefuseFactorsWithTheirLine(String row, String message) {
        Path factors = LeanFiles.text(root, FACTORS, "20140601,1,1,1\n" + row + "\n");
        FeedException e =
                assertThrows(
                        FeedException.class,
                        () ->
                                events(
                                        "equity/usa/tick/aapl/20140606_trade.zip",
                                        "1,1,1,Q,0,0\n",
                                        Adjustment.ALL));

        assertEquals(factors + ": line 2: " + message.replace('\\', ';'), e.getMessage());
    }

    @Test
    void shouldRefusePriceThatAdjustmentMakesNothing() {
        LeanFiles.text(root, FACTORS, "20501231,1,0.000000001\n");
        FeedException e =
                assertThrows(
                        FeedException.class,
                        () ->
                                events(
                                        "equity/usa/tick/aapl/20140606_trade.zip",
                                        "1,10000,1,Q,0,0\n",
                                        Adjustment.SPLITS));

        assertEquals(
                root.resolve("equity/usa/tick/aapl/20140606_trade.zip")
                        + ": line 1: price is \"10000\"; it must be above 0 and below 92 billion"
                        + " when adjusted",
                e.getMessage());
    }

    @Test
    void shouldRoundLikeBigDecimal() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long digits = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
            BigDecimal factor = BigDecimal.valueOf(digits, random.nextInt(19));
            long value = random.nextLong() >>> (1 + random.nextInt(62));
            Ratio ratio = Ratio.of(factor).orElse(Ratio.ONE);
            BigDecimal used = ratio.equals(Ratio.ONE) ? BigDecimal.ONE : factor;
            String what = "seed " + seed + ": " + value + " and " + factor;

            assertEquals(fixed(BigDecimal.valueOf(value).multiply(used)), ratio.times(value), what);
            assertEquals(
                    fixed(
                            BigDecimal.valueOf(value)
                                    .divide(used, 60, RoundingMode.DOWN)
                                    .setScale(60)),
                    ratio.inverse().times(value),
                    what);
        }
    }

    private static long fixed(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(0, RoundingMode.HALF_EVEN);
        return rounded.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? FixedPoint.NONE
                : rounded.longValueExact();
    }

    /** The split of 7 for 1 on 2014-06-09 and that of 4 for 1 in 2020, real prices and factors. */
    @ParameterizedTest(name = "{0}: close {1}")
    @CsvSource({"20140605, 23.11", "20140606, 23.05", "20140609, 23.42"})
    void shouldJoinThePricesOfAppleAcrossItsSplit(String day, BigDecimal close) {
        Path file = LeanFiles.recorded("bars/lean/equity/usa/minute/aapl/" + day + "_trade.zip");
        List<String> minutes = LeanFiles.events(file, LeanFiles.adjusted(Adjustment.SPLITS));

        String last =
                minutes.stream()
                        .filter(minute -> minute.contains("T19:59:00Z"))
                        .findFirst()
                        .orElseThrow()
                        .split(" ", -1)[5];
        assertEquals(close, new BigDecimal(last).setScale(2, RoundingMode.DOWN));
    }
}
