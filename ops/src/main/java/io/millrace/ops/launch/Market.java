package io.millrace.ops.launch;

import io.millrace.feed.FeedException;
import io.millrace.feed.Pacing;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.InstrumentNames;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.format.Formats;
import io.millrace.feed.synthetic.Synthetic;
import io.millrace.feed.synthetic.SyntheticSource;
import io.millrace.model.event.EventSource;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.ConfigException;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.config.RunSettings;

import org.agrona.concurrent.SystemNanoClock;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run reads: a source, the instruments in it, and the length of its bars when it has bars.
 *
 * @param source events, to be closed
 * @param instruments those that the source has, ids from 0
 * @param barLength length of the source's bars; empty for ticks
 * @param label names of the files, or the synthetic market
 */
public record Market(
        EventSource source,
        InstrumentTable instruments,
        Optional<Timeframe> barLength,
        String label) {

    private static final String SYNTHETIC_SYMBOL = "SYNTH";

    /**
     * Opens files, or makes a synthetic market.
     *
     * @param data what to read
     * @param synthetic a market to make instead, {@code COUNT:SEED}
     * @return the market
     */
    public static Market open(RunSettings.Data data, Optional<String> synthetic) {
        Path tableFile = data.table().isEmpty() ? Distribution.instruments() : path(data.table());
        InstrumentTable table = InstrumentFile.read(tableFile);
        Pacing pacing = pacing(data.speed());
        if (synthetic.isPresent()) {
            return synthetic(table, data, pacing, synthetic.get());
        }
        return files(table, data, pacing);
    }

    private static Pacing pacing(String speed) {
        try {
            return Pacing.parse(speed);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("run.speed: " + e.getMessage());
        }
    }

    private static Market synthetic(
            InstrumentTable table, RunSettings.Data data, Pacing pacing, String text) {
        Synthetic settings;
        try {
            settings = Synthetic.parse(text);
        } catch (IllegalArgumentException e) {
            throw new LaunchException(ExitCodes.USAGE, "--synthetic: " + e.getMessage());
        }
        String symbol = data.instrument().isEmpty() ? SYNTHETIC_SYMBOL : data.instrument();
        List<Instrument> used = List.of(named(table, symbol));
        InstrumentTable own = renumbered(used);
        return new Market(
                new SyntheticSource(settings, own, pacing, SystemNanoClock.INSTANCE),
                own,
                Optional.empty(),
                "synthetic " + settings.label());
    }

    private static Market files(InstrumentTable table, RunSettings.Data data, Pacing pacing) {
        List<Path> paths = new ArrayList<>();
        data.files().forEach(file -> paths.add(path(file)));
        if (paths.isEmpty()) {
            paths.add(Distribution.sample());
        }
        List<Instrument> used = new ArrayList<>();
        List<TickFile> files = new ArrayList<>();
        for (Path path : paths) {
            Instrument instrument =
                    data.instrument().isEmpty()
                            ? table.get(InstrumentNames.match(path, table))
                            : named(table, data.instrument());
            int id = place(used, instrument);
            TickFile file = Formats.open(path, Reading.of(id));
            files.add(file);
            used.set(id, truthful(used.get(id), file));
        }
        requireOneKind(files);
        requireOneCurrency(used);
        FileSource source = new FileSource(files, pacing, SystemNanoClock.INSTANCE);
        return new Market(source, renumbered(used), barLength(files), source.name());
    }

    private static int place(List<Instrument> used, Instrument instrument) {
        for (int i = 0; i < used.size(); i++) {
            if (used.get(i).symbol().equals(instrument.symbol())) {
                return i;
            }
        }
        used.add(instrument);
        return used.size() - 1;
    }

    /**
     * A file without sizes, or of quotes, makes the volume checks not applicable, whatever the
     * table says.
     */
    private static Instrument truthful(Instrument instrument, TickFile file) {
        boolean volume =
                instrument.hasVolume() && file.hasSizes() && file.kind() != DataKind.QUOTES;
        boolean quotes = file.kind() == DataKind.QUOTES;
        return instrument.withData(volume, quotes);
    }

    private static Instrument named(InstrumentTable table, String symbol) {
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

    private static InstrumentTable renumbered(List<Instrument> used) {
        List<Instrument> numbered = new ArrayList<>();
        for (Instrument instrument : used) {
            numbered.add(instrument.withId(numbered.size()));
        }
        return new InstrumentTable(numbered);
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new ConfigException(
                    "\"" + name + "\" cannot be a file's name here: " + e.getReason());
        }
    }

    /** Trades, quotes and bars of one instrument would be counted twice in its bars. */
    private static void requireOneKind(List<TickFile> files) {
        for (TickFile one : files) {
            for (TickFile other : files) {
                if (one.instrumentId() == other.instrumentId() && one.kind() != other.kind()) {
                    throw new FeedException(
                            other.file().toString(),
                            "it has " + other.kind() + " and " + one.file() + " has " + one.kind(),
                            "files of one instrument must be of one kind");
                }
            }
        }
    }

    private static void requireOneCurrency(List<Instrument> used) {
        for (Instrument instrument : used) {
            if (!instrument.quoteCurrency().equals(used.getFirst().quoteCurrency())) {
                throw new ConfigException(
                        "instrument "
                                + instrument.symbol()
                                + " is quoted in "
                                + instrument.quoteCurrency()
                                + " and "
                                + used.getFirst().symbol()
                                + " in "
                                + used.getFirst().quoteCurrency()
                                + "; a run has one currency");
            }
        }
    }

    private static Optional<Timeframe> barLength(List<TickFile> files) {
        return files.stream()
                .map(TickFile::timeframe)
                .flatMap(Optional::stream)
                .max((a, b) -> Long.compare(a.lengthNs(), b.lengthNs()));
    }
}
