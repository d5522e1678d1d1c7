package io.millrace.feed.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.Adjustment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class MapFilesTest {

    private static final String BAC = "19980102,nb,N\n19980930,nb,N\n20501231,bac,N\n";

    @TempDir Path root;

    private String text(String name) {
        return new LeanFormat().instrumentText(root.resolve(name));
    }

    private void map(String ticker, String text) {
        LeanFiles.text(root, "equity/usa/map_files/" + ticker + ".csv", text);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "equity/usa/minute/nb/19980105_trade.zip, BAC",
        "equity/usa/minute/nb/19980102_trade.zip, BAC",
        "equity/usa/minute/nb/19980930_trade.zip, BAC",
        // Before the listing and after the change the ticker belonged to somebody else.
        "equity/usa/minute/nb/19980101_trade.zip, NB",
        "equity/usa/minute/nb/19981001_trade.zip, NB",
        "equity/usa/minute/bac/19981001_trade.zip, BAC",
        "equity/usa/minute/bac/19980105_trade.zip, OLD",
        "equity/usa/minute/spy/20131007_trade.zip, SPY",
        "equity/usa/daily/nb.zip, NB",
        "forex/oanda/minute/nb/19980105_quote.zip, NB",
        "crypto/coinbase/daily/btcusd_trade.zip, BTCUSD",
    })
    void shouldNameTheShareByItsPresentTicker(String name, String ticker) {
        map("bac", BAC);
        map("old", "19900101,bac\n19980930,bac\n20501231,old\n");

        assertEquals(ticker, text(name));
    }

    @Test
    void shouldNameTheShareByItsFolderWithoutMapFiles() {
        assertEquals("NB", text("equity/usa/minute/nb/19980105_trade.zip"));
    }

    @Test
    void shouldAdjustByTheFactorsOfThePresentTicker() {
        map("bac", BAC);
        LeanFiles.text(root, "equity/usa/factor_files/bac.csv", "20501231,1,0.5\n");
        Path file =
                LeanFiles.zip(root, "equity/usa/tick/nb/19980105_trade.zip", "1,10000,1,N,0,0\n");

        assertEquals(
                List.of("1998-01-05T05:00:00.001Z price 0.5 size 2 suspect 0"),
                LeanFiles.events(file, LeanFiles.adjusted(Adjustment.SPLITS)));
    }

    @Test
    void shouldRefuseTickerOfTwoShares() {
        map("a", "19900101,x\n20501231,x\n");
        map("b", "19900101,x\n20501231,x\n");
        FeedException e =
                assertThrows(
                        FeedException.class, () -> text("equity/usa/tick/x/20140606_trade.zip"));
        Path maps = root.resolve("equity/usa/map_files");

        assertEquals(
                root.resolve("equity/usa/tick/x/20140606_trade.zip")
                        + ": ticker x is in "
                        + maps.resolve("a.csv")
                        + " and in "
                        + maps.resolve("b.csv")
                        + "; on one day it must be that of one share",
                e.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "20140606; row is \"20140606\"\\ it must be a day as yyyyMMdd, a ticker and"
                        + " perhaps an exchange",
                "20140606,; row is \"20140606,\"\\ it must be a day as yyyyMMdd, a ticker and"
                        + " perhaps an exchange",
                "20140631,x; row is \"20140631,x\"\\ it must be a day as yyyyMMdd, a ticker and"
                        + " perhaps an exchange",
                "20140531,x; date is before the one above\\ days must not go back",
            })
    void shouldRefuseMapWithItsLine(String row, String message) {
        map("x", "20140601,x\n" + row + "\n");
        FeedException e =
                assertThrows(
                        FeedException.class, () -> text("equity/usa/tick/x/20140606_trade.zip"));

        assertEquals(
                root.resolve("equity/usa/map_files/x.csv")
                        + ": line 2: "
                        + message.replace('\\', ';'),
                e.getMessage());
    }

    @Test
    void shouldKnowNationsBankFromTheRecordedMaps() {
        Path map = LeanFiles.recorded("bars/lean/equity/usa/map_files/bac.csv");
        Path file = map.resolveSibling("../minute/nb/19980105_trade.zip");

        assertEquals("BAC", new LeanFormat().instrumentText(file));
    }
}
