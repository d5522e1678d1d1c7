package io.millrace.feed.file;

import io.millrace.feed.FeedException;
import io.millrace.model.instrument.InstrumentTable;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out from a file's name which instrument it is about. Pure functions, any thread. */
public final class InstrumentNames {

    private static final Pattern ENDINGS = Pattern.compile("(\\.(csv|txt|gz|zip))+$");
    private static final Pattern BETWEEN_TOKENS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private InstrumentNames() {}

    /**
     * The instrument whose symbol stands in a file's name.
     *
     * @param file only its last part counts
     * @param instruments those that are known
     * @return id of the instrument
     * @throws FeedException when none or more than one fits
     */
    public static int match(Path file, InstrumentTable instruments) {
        return match(file, String.valueOf(file.getFileName()), instruments);
    }

    /**
     * The instrument whose symbol stands in a text about a file, without regard to case: {@code
     * btcusdt_20220115.csv.gz} and {@code trades-BTC_USDT.csv} are both about {@code BTC/USDT}. The
     * name is cut into tokens at all that is neither letter nor digit, endings such as {@code .csv}
     * aside; the symbol must be one token or several in a row.
     *
     * @param file for messages
     * @param text that names the instrument
     * @param instruments those that are known
     * @return id of the instrument
     * @throws FeedException when none or more than one fits
     */
    public static int match(Path file, String text, InstrumentTable instruments) {
        String name = text.toLowerCase(Locale.ROOT);
        List<String> tokens = tokens(ENDINGS.matcher(name).replaceFirst(""));
        int[] ids =
                IntStream.range(0, instruments.size())
                        .filter(id -> names(tokens, instruments.get(id).symbol()))
                        .toArray();
        if (ids.length == 1) {
            return ids[0];
        }
        String expected =
                "it must name one of " + instruments.symbols() + ", or give it with --instrument";
        if (ids.length == 0) {
            throw new FeedException(file.toString(), "file name has no known symbol", expected);
        }
        String symbols =
                String.join(
                        " and ",
                        Arrays.stream(ids).mapToObj(id -> instruments.get(id).symbol()).toList());
        throw new FeedException(file.toString(), "file name fits " + symbols, expected);
    }

    private static boolean names(List<String> tokens, String symbol) {
        List<String> parts = tokens(symbol.toLowerCase(Locale.ROOT));
        return !parts.isEmpty()
                && (tokens.contains(String.join("", parts))
                        || Collections.indexOfSubList(tokens, parts) >= 0);
    }

    private static List<String> tokens(String text) {
        return BETWEEN_TOKENS.splitAsStream(text).filter(token -> !token.isEmpty()).toList();
    }
}
