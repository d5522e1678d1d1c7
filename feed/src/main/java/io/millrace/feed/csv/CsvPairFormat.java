package io.millrace.feed.csv;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bars of bid and ask in two CSV files beside each other, whose names differ in the word {@code
 * bid} or {@code ask}: {@code usdjpy-m1-bid-2013.csv.gz} and {@code usdjpy-m1-ask-2013.csv.gz}.
 * Both must have the same rows. Either may be named; together they are one file of quote bars.
 */
public final class CsvPairFormat implements FileFormat {

    private static final Pattern SIDE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(bid|ask)(?![\\p{L}\\p{N}])");
    private static final Pattern BARS =
            Pattern.compile("(?=.*\\bopen\\b)(?=.*\\bclose\\b)(?!.*\\b(price|bid|ask)).*");

    @Override
    public String name() {
        return "csv-pair";
    }

    @Override
    public String summary() {
        return "bars of bid and of ask, CSV files that belong together by their names";
    }

    @Override
    public boolean matches(FileHead head) {
        String header = head.firstLine().toLowerCase(Locale.ROOT);
        return SIDE.matcher(name(head.file())).find() && BARS.matcher(header).matches();
    }

    @Override
    public List<Path> companions(Path file) {
        return List.of(partner(file));
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        Path partner = partner(file);
        if (!Files.isRegularFile(partner)) {
            throw new FeedException(
                    file.toString(),
                    "file " + name(partner) + " is missing beside it",
                    "bars of bid and ask must stand in two files");
        }
        boolean isBid = side(file).equals("bid");
        BarReader bids = CsvFormat.openBars(isBid ? file : partner, reading);
        try {
            Reading same = reading.withTimeframe(bids.timeframe().orElseThrow());
            BarReader asks = CsvFormat.openBars(isBid ? partner : file, same);
            return new PairReader(bids, asks, reading.instrumentId());
        } catch (RuntimeException e) {
            bids.close();
            throw e;
        }
    }

    private static Path partner(Path file) {
        Matcher matcher = SIDE.matcher(name(file));
        String name = matcher.replaceFirst(found -> found.group(1).equals("bid") ? "ask" : "bid");
        return file.resolveSibling(name);
    }

    private static String side(Path file) {
        Matcher matcher = SIDE.matcher(name(file));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
