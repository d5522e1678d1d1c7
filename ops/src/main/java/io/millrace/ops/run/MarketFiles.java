package io.millrace.ops.run;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.DataKind;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.InstrumentNames;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.Span;
import io.millrace.feed.file.Survey;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.format.Formats;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.ConfigException;
import io.millrace.ops.config.RunSettings;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.monitor.JsonText;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a run. Each is read to its end before the first event of any is offered: a damaged
 * file, or two that contradict each other, stops the run before it trades.
 */
final class MarketFiles {

    /** One file, known to be sound, with the place of its instrument. */
    private record Sound(Survey survey, FileFormat format, Reading reading, boolean isHistory) {

        int instrument() {
            return reading.instrumentId();
        }

        boolean has(DataKind kind) {
            return survey.kinds().containsKey(kind);
        }
    }

    private final RunSettings.Data data;
    private final InstrumentTable table;
    private final List<Instrument> used = new ArrayList<>();
    private final List<Sound> sound = new ArrayList<>();

    /**
     * Reads all files once.
     *
     * @param data what to read
     * @param table instruments that are known
     * @throws FeedException when a file cannot be used, or two contradict each other
     */
    MarketFiles(RunSettings.Data data, InstrumentTable table) {
        this.data = data;
        this.table = table;
        // Of equal times the history comes first: a bar that ends with the first tick is over.
        survey(paths(data.history()), true);
        List<Path> files = paths(data.files());
        survey(files.isEmpty() ? List.of(Distribution.sample()) : files, false);
        requireNoConflict();
        for (int id = 0; id < used.size(); id++) {
            used.set(id, truthful(id));
        }
    }

    /** Instruments in the files, ids from 0. */
    InstrumentTable instruments() {
        List<Instrument> numbered = new ArrayList<>();
        for (Instrument instrument : used) {
            numbered.add(instrument.withId(numbered.size()));
        }
        return new InstrumentTable(numbered);
    }

    /** Length of the longest bars that bars are made of; empty when all are made of ticks. */
    Optional<Timeframe> barLength() {
        return sound.stream()
                .filter(each -> each.has(DataKind.BARS) || !used.get(each.instrument()).hasTrades())
                .map(each -> each.survey().timeframe())
                .flatMap(Optional::stream)
                .max((a, b) -> Long.compare(a.lengthNs(), b.lengthNs()));
    }

    /** Time from which on bars are traded; 0 without a history. */
    long tradeFromNs() {
        if (sound.stream().noneMatch(Sound::isHistory)) {
            return 0;
        }
        return sound.stream()
                .filter(each -> !each.isHistory())
                .mapToLong(each -> each.survey().firstNs())
                .min()
                .orElseThrow();
    }

    /** Events in all files. */
    long events() {
        return sound.stream().mapToLong(each -> each.survey().events()).sum();
    }

    /** Opens the files again, each on its first event. */
    List<TickFile> open() {
        List<TickFile> files = new ArrayList<>();
        try {
            for (Sound each : sound) {
                files.add(
                        TickFile.open(
                                each.survey().file(), each.format(), each.reading(), span(each)));
            }
            return files;
        } catch (RuntimeException e) {
            files.forEach(TickFile::close);
            throw e;
        }
    }

    private Span span(Sound file) {
        return file.isHistory() ? Span.ALL : data.span();
    }

    private void survey(List<Path> paths, boolean isHistory) {
        Set<Path> companions = new LinkedHashSet<>();
        for (Path path : paths) {
            if (companions.contains(path)) {
                continue;
            }
            FileFormat format =
                    data.format().isEmpty() ? Formats.detect(path) : Formats.named(data.format());
            companions.addAll(format.companions(path));
            Reading reading =
                    new Reading(
                            place(instrument(path, format)),
                            Optional.empty(),
                            data.adjustment(),
                            data.backwardsNs());
            Span span = isHistory ? Span.ALL : data.span();
            Survey survey = Survey.of(path, format, reading, span);
            sound.add(new Sound(survey, format, reading, isHistory));
        }
    }

    private Instrument instrument(Path path, FileFormat format) {
        if (data.instrument().isEmpty()) {
            return table.get(InstrumentNames.match(path, format.instrumentText(path), table));
        }
        return Market.named(table, data.instrument());
    }

    private int place(Instrument instrument) {
        for (int i = 0; i < used.size(); i++) {
            if (used.get(i).symbol().equals(instrument.symbol())) {
                return i;
            }
        }
        used.add(instrument);
        return used.size() - 1;
    }

    /** What the files tell counts, whatever the table says. */
    private Instrument truthful(int id) {
        boolean trades = false;
        boolean quotes = false;
        boolean volume = used.get(id).hasVolume();
        for (Sound each : sound) {
            if (each.instrument() == id) {
                boolean trading = each.has(DataKind.TRADES) || each.has(DataKind.BARS);
                trades |= trading;
                quotes |= each.has(DataKind.QUOTES) || each.has(DataKind.QUOTE_BARS);
                volume &= !trading || each.survey().hasSizes();
            }
        }
        return used.get(id).withData(trades, trades && volume, quotes);
    }

    private void requireNoConflict() {
        for (int i = 0; i < sound.size(); i++) {
            for (int k = i + 1; k < sound.size(); k++) {
                if (sound.get(i).instrument() == sound.get(k).instrument()) {
                    requireNoConflict(sound.get(i), sound.get(k));
                }
            }
        }
    }

    /** Bars and what they are made of would count twice, unless one follows the other. */
    private static void requireNoConflict(Sound one, Sound other) {
        boolean twice =
                !one.survey().sharedKinds(other.survey()).isEmpty()
                        || (one.has(DataKind.BARS) && other.has(DataKind.TRADES))
                        || (one.has(DataKind.TRADES) && other.has(DataKind.BARS))
                        || (one.has(DataKind.QUOTE_BARS) && other.has(DataKind.QUOTES))
                        || (one.has(DataKind.QUOTES) && other.has(DataKind.QUOTE_BARS));
        if (one.isHistory() != other.isHistory()) {
            requireBefore(one.isHistory() ? one : other, one.isHistory() ? other : one);
        } else if (twice) {
            boolean ordered = one.survey().firstNs() <= other.survey().firstNs();
            requireBefore(ordered ? one : other, ordered ? other : one);
        }
    }

    private static void requireBefore(Sound first, Sound second) {
        if (endNs(first, second) > second.survey().firstNs()) {
            throw new FeedException(
                    second.survey().file().toString(),
                    "it begins at "
                            + JsonText.isoTime(second.survey().firstNs())
                            + ", before the end of "
                            + first.survey().file()
                            + " at "
                            + JsonText.isoTime(first.survey().lastNs()),
                    "files about the same prices of one instrument must not overlap in time");
        }
    }

    /** Two files of ticks may share an instant; a bar lasts to its end. */
    private static long endNs(Sound first, Sound second) {
        boolean sameKind = !first.survey().sharedKinds(second.survey()).isEmpty();
        long lastNs = first.survey().lastNs();
        return first.survey()
                .timeframe()
                .map(timeframe -> lastNs + timeframe.lengthNs())
                .orElse(sameKind ? lastNs : lastNs + 1);
    }

    private static List<Path> paths(List<String> names) {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            try {
                paths.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new ConfigException(
                        "\"" + name + "\" cannot be a file's name here: " + e.getReason());
            }
        }
        return paths;
    }
}
