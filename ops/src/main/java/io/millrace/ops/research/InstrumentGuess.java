package io.millrace.ops.research;

import io.millrace.feed.FeedException;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.InstrumentNames;
import io.millrace.model.instrument.InstrumentTable;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a file is about, as far as its name tells. Pure functions, any thread. */
final class InstrumentGuess {

    private static final Pattern ENDINGS = Pattern.compile("(?i)(\\.(csv|txt|json|gz|zip))+$");

    private InstrumentGuess() {}

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
