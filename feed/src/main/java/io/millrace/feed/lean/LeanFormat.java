package io.millrace.feed.lean;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.TextInput;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * CSV without a header in the folders of QuantConnect's Lean, a zip with one text each. Kind,
 * instrument, day, clock and scale of prices come from the path, see {@link LeanPath}.
 *
 * <pre>
 * file             columns                                               numbers
 * share trades     time price size exchange condition suspicious         price in 1/10,000 dollar
 * share quotes     time bid size ask size exchange condition suspicious  one side is 0,0
 * pair quotes      time bid ask                                          decimals
 * trade bars       time open high low close volume                       time is the start
 * quote bars       time bid(4) size ask(4) size                          time is the start
 *
 * folder           time                           clock
 * tick ... minute  ms since midnight of the day   equity New York; fxcm UTC-5; all others UTC
 * hour, daily      yyyyMMdd HH:mm                 as above
 * </pre>
 *
 * A daily bar of a share starts with its trading day, at 04:00 New York; all other bars at their
 * time in the file. Prices of shares are adjusted by the factor file; currencies and crypto have
 * nothing to adjust.
 */
public final class LeanFormat implements FileFormat {

    @Override
    public String name() {
        return "lean";
    }

    @Override
    public String summary() {
        return "zips in the folders of Lean: trades, quotes, bars or quote bars";
    }

    /** Looks at the path alone; other files in other folders are read where the user says so. */
    @Override
    public boolean matches(FileHead head) {
        return LeanPath.fits(head.file());
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        LeanPath path = LeanPath.of(file);
        checkTimeframe(path, reading);
        TextInput.Packing packing = TextInput.packing(file);
        Adjuster adjuster = FactorFile.adjuster(path, reading.adjustment());
        Rows rows = new Rows(file, packing, TextInput.open(file, packing));
        return reader(new LeanFile(path, rows, reading, adjuster));
    }

    /**
     * The ticker that the folder names, in upper case; for a share the one that it has now, by the
     * map files beside the folder where there are any.
     */
    @Override
    public String instrumentText(Path file) {
        return MapFiles.presentTicker(LeanPath.of(file)).toUpperCase(Locale.ROOT);
    }

    private static EventReader reader(LeanFile file) {
        LeanPath path = file.path();
        Optional<Timeframe> timeframe = path.resolution().timeframe();
        if (timeframe.isPresent()) {
            return path.hasTrades()
                    ? new TradeBarReader(file, timeframe.get())
                    : new QuoteBarReader(file, timeframe.get());
        }
        if (path.hasTrades()) {
            return new TradeTickReader(file);
        }
        return path.market().isEquity() ? new QuoteTickReader(file) : new PairTickReader(file);
    }

    private static void checkTimeframe(LeanPath path, Reading reading) {
        Optional<Timeframe> own = path.resolution().timeframe();
        Optional<Timeframe> given = reading.timeframe();
        if (own.isPresent() && given.isPresent() && !own.equals(given)) {
            throw new FeedException(
                    path.file().toString(),
                    "timeframe is given as " + given.get().label(),
                    "its folder says " + own.get().label());
        }
    }
}
