package io.millrace.ops.research;

import io.millrace.feed.FeedException;
import io.millrace.feed.Pacing;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileSource;
import io.millrace.feed.file.Reading;
import io.millrace.feed.file.Survey;
import io.millrace.feed.file.TickFile;
import io.millrace.feed.format.Formats;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.time.Timeframe;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.launch.Distribution;
import io.millrace.ops.launch.ExitCodes;
import io.millrace.ops.launch.LaunchException;

import org.agrona.concurrent.SystemNanoClock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a table, all of one instrument. Each is read to its end before anything is made of
 * any: a damaged file leaves no table.
 */
public final class DataFiles {

    /** Times may go back by that much: what is too late for its bar is counted, not refused. */
    static final long BACKWARDS_NS = 366L * Timeframe.D1.lengthNs();

    /** One file, known to be sound. */
    private record Sound(Survey survey, FileFormat format, Reading reading) {}

    private final DataRequest request;
    private final Basis basis;
    private final List<Sound> sound = new ArrayList<>();

    /**
     * Reads all files once.
     *
     * @param request what to read
     * @throws FeedException when a file cannot be used, or two do not go together
     */
    public DataFiles(DataRequest request) {
        this.request = request;
        survey();
        basis = request.basis().orElseGet(() -> Basis.usual(surveys()));
        requireOneInstrument();
        requireBasis();
        requireNothingTwice();
    }

    /**
     * What was asked for.
     *
     * @return the request
     */
    public DataRequest request() {
        return request;
    }

    /**
     * What bars are made of.
     *
     * @return trades or quotes
     */
    public Basis basis() {
        return basis;
    }

    /**
     * Length of the longest bars in the files.
     *
     * @return empty when there are only ticks
     */
    public Optional<Timeframe> barLength() {
        return longestBars().flatMap(Survey::timeframe);
    }

    /**
     * Checks that bars of a length can be made.
     *
     * @param timeframe the length
     * @throws LaunchException when the files have longer bars
     */
    public void requireShortEnoughFor(Timeframe timeframe) {
        Optional<Survey> longest = longestBars();
        Optional<Timeframe> theirs = longest.flatMap(Survey::timeframe);
        if (theirs.isPresent() && theirs.get().lengthNs() > timeframe.lengthNs()) {
            throw new LaunchException(
                    ExitCodes.USAGE,
                    "--timeframe is "
                            + timeframe.label()
                            + " and "
                            + longest.get().file()
                            + " has bars of "
                            + theirs.get().label()
                            + "; it must be "
                            + theirs.get().label()
                            + " or longer");
        }
    }

    /**
     * Opens the files again, merged by time.
     *
     * @return their events, to be closed
     */
    FileSource open() {
        List<TickFile> files = new ArrayList<>();
        try {
            for (Sound each : sound) {
                files.add(TickFile.open(each.survey().file(), each.format(), each.reading()));
            }
        } catch (RuntimeException e) {
            files.forEach(TickFile::close);
            throw e;
        }
        return new FileSource(files, Pacing.MAX, SystemNanoClock.INSTANCE);
    }

    private void survey() {
        Set<Path> companions = new HashSet<>();
        Reading reading = new Reading(0, Optional.empty(), request.adjustment(), BACKWARDS_NS);
        for (Path path : request.files()) {
            if (!companions.contains(path)) {
                FileFormat format = format(path, request.format());
                companions.addAll(format.companions(path));
                sound.add(new Sound(Survey.of(path, format, reading), format, reading));
            }
        }
    }

    static FileFormat format(Path path, String name) {
        return name.isEmpty() ? Formats.detect(path) : Formats.named(name);
    }

    private List<Survey> surveys() {
        return sound.stream().map(Sound::survey).toList();
    }

    private Optional<Survey> longestBars() {
        return surveys().stream()
                .filter(basis::isBarsIn)
                .max(
                        Comparator.comparingLong(
                                survey -> survey.timeframe().map(Timeframe::lengthNs).orElse(0L)));
    }

    private void requireBasis() {
        for (Survey survey : surveys()) {
            if (!basis.isIn(survey)) {
                throw new FeedException(
                        survey.file().toString(),
                        "file has no " + basis.label() + " and no bars of them",
                        "leave it out, or say with --of what bars are made of");
            }
        }
    }

    private void requireOneInstrument() {
        if (sound.size() == 1 || !request.instrument().isEmpty()) {
            return;
        }
        InstrumentTable table = InstrumentFile.read(Distribution.instruments());
        Sound first = sound.getFirst();
        String symbol = InstrumentGuess.of(first.survey().file(), first.format(), table);
        for (Sound each : sound) {
            String other = InstrumentGuess.of(each.survey().file(), each.format(), table);
            if (!other.equals(symbol)) {
                throw new FeedException(
                        each.survey().file().toString(),
                        "it is about "
                                + other
                                + ", and "
                                + first.survey().file()
                                + " about "
                                + symbol,
                        "all files must be of one instrument;"
                                + " if they are, name it with --instrument");
            }
        }
    }

    /** Bars and the ticks they are made of would count twice, unless one follows the other. */
    private void requireNothingTwice() {
        for (Survey bars : surveys()) {
            for (Survey ticks : surveys()) {
                boolean apart = bars.lastNs() < ticks.firstNs() || ticks.lastNs() <= bars.firstNs();
                if (basis.isTwiceIn(bars, ticks) && !apart) {
                    throw new FeedException(
                            bars.file().toString(),
                            "it has bars of the time of the ticks in " + ticks.file(),
                            "ticks and bars of one time would count twice; leave one out");
                }
            }
        }
    }
}
