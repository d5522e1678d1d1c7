package io.millrace.ops.run;

import io.millrace.feed.Pacing;
import io.millrace.feed.file.FileSource;
import io.millrace.feed.synthetic.Synthetic;
import io.millrace.feed.synthetic.SyntheticSource;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.ConfigException;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run reads: a source, the instruments in it, and the length of its bars when it has bars.
 *
 * @param source events, to be closed
 * @param instruments those that the source has, ids from 0
 * @param barLength length of the source's bars; empty for ticks
 * @param label names of the files, or the synthetic market
 * @param tradeFromNs ns since 1970-01-01 UTC; bars that end until then are history
 * @param events that the source has
 */
public record Market(
        EventSource source,
        InstrumentTable instruments,
        Optional<Timeframe> barLength,
        String label,
        long tradeFromNs,
        long events) {

    private static final String SYNTHETIC_SYMBOL = "SYNTH";

    /**
     * Opens files, or makes a synthetic market.
     *
     * @param data what to read
     * @param synthetic a market to make instead, {@code COUNT:SEED}
     * @return the market
     */
    public static Market open(RunSettings.Data data, Optional<String> synthetic) {
        return open(data, synthetic, Optional.empty(), SystemNanoClock.INSTANCE);
    }

    /**
     * Opens the data of a run once more.
     *
     * @param data what to read
     * @param synthetic a market to make instead, {@code COUNT:SEED}
     * @param known instruments of the run; empty for those of the data
     * @param clock time for the pace
     * @return the market
     * @throws LaunchException when the data has other instruments
     */
    static Market open(
            RunSettings.Data data,
            Optional<String> synthetic,
            Optional<InstrumentTable> known,
            NanoClock clock) {
        Path tableFile =
                data.table().isEmpty() ? Distribution.instruments() : Path.of(data.table());
        InstrumentTable table = InstrumentFile.read(tableFile);
        Pacing pacing = Pacing.parse(data.speed());
        if (synthetic.isPresent()) {
            return synthetic(known.orElse(table), data, synthetic.get(), clock);
        }
        MarketFiles files = new MarketFiles(data, table);
        InstrumentTable instruments = files.instruments();
        if (known.isPresent() && !known.get().symbols().equals(instruments.symbols())) {
            throw new LaunchException(
                    ExitCodes.BAD_DATA,
                    "the data has "
                            + instruments.symbols()
                            + "; the run that goes on has "
                            + known.get().symbols());
        }
        FileSource source = new FileSource(files.open(), pacing, clock);
        return new Market(
                source,
                known.orElse(instruments),
                files.barLength(),
                source.name(),
                files.tradeFromNs(),
                files.events());
    }

    private static Market synthetic(
            InstrumentTable table, RunSettings.Data data, String text, NanoClock clock) {
        if (!data.files().isEmpty() || !data.history().isEmpty()) {
            throw new LaunchException(
                    ExitCodes.USAGE, "--synthetic makes a market; it cannot go with files");
        }
        Synthetic settings;
        try {
            settings = Synthetic.parse(text);
        } catch (IllegalArgumentException e) {
            throw new LaunchException(ExitCodes.USAGE, "--synthetic: " + e.getMessage());
        }
        String symbol = data.instrument().isEmpty() ? SYNTHETIC_SYMBOL : data.instrument();
        InstrumentTable own = new InstrumentTable(List.of(named(table, symbol).withId(0)));
        Pacing pacing = Pacing.parse(data.speed());
        return new Market(
                new SyntheticSource(settings, own, pacing, clock),
                own,
                Optional.empty(),
                "synthetic " + settings.label(),
                0,
                settings.count());
    }

    /**
     * Length of the bars that are decided on: as the settings say, or by the data.
     *
     * @param settings of the run
     * @return at least the length of the data's bars
     * @throws LaunchException when the settings ask for shorter ones
     */
    Timeframe timeframe(RunSettings settings) {
        Timeframe asked =
                settings.timeframe().map(Timeframe::parse).orElse(barLength.orElse(Timeframe.M1));
        Timeframe least = barLength.orElse(asked);
        if (asked.lengthNs() < least.lengthNs()) {
            throw new LaunchException(
                    ExitCodes.USAGE,
                    "timeframe is "
                            + asked.label()
                            + ", and the data has bars of "
                            + least.label()
                            + "; it must be at least as long");
        }
        return asked;
    }

    static Instrument named(InstrumentTable table, String symbol) {
        int id = table.find(symbol);
        if (id == Instrument.NONE) {
            throw new ConfigException(
                    "instrument "
                            + symbol
                            + " is not in the instrument table; it has "
                            + table.symbols());
        }
        return table.get(id);
    }
}
