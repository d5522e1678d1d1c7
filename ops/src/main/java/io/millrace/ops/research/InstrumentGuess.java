package io.millrace.ops.research;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.InstrumentNames;
import io.millrace.feed.format.Formats;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.ops.config.InstrumentFile;
import io.millrace.ops.launch.Distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a file is about, as far as its name tells. Pure functions, any thread. */
public final class InstrumentGuess {

    private static final Pattern ENDINGS = Pattern.compile("(?i)(\\.(csv|txt|json|gz|zip))+$");

    private InstrumentGuess() {}

    /**
     * The calendar by which a run would trade files: that of their instrument in the table.
     *
     * @param files at least one; the first says what they are about
     * @param format name of their format; empty means found out
     * @param symbol what they are about; empty means by the name
     * @return always open where the table does not know the instrument
     */
    public static SessionCalendar calendar(List<Path> files, String format, String symbol) {
        InstrumentTable table = InstrumentFile.read(Distribution.instruments());
        Path first = files.getFirst();
        FileFormat known = format.isEmpty() ? Formats.detect(first) : Formats.named(format);
        int id = table.find(symbol.isEmpty() ? of(first, known, table) : symbol);
        return id == Instrument.NONE ? SessionCalendar.ALWAYS_OPEN : table.get(id).calendar();
    }

    /** The symbol of the table that stands in the name, or else the name's own text. */
    static String of(Path file, FileFormat format, InstrumentTable table) {
        String text = format.instrumentText(file);
        try {
            return table.get(InstrumentNames.match(file, text, table)).symbol();
        } catch (FeedException e) {
            // The table need not know it: what is asked for here is a guess.
            return ENDINGS.matcher(text).replaceFirst("");
        }
    }
}
