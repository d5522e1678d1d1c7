package io.millrace.feed.csv;

import io.millrace.feed.file.EventReader;
import io.millrace.feed.file.FileFormat;
import io.millrace.feed.file.FileHead;
import io.millrace.feed.file.Reading;
import io.millrace.feed.text.Rows;
import io.millrace.feed.text.TextInput;
import io.millrace.feed.text.Times;
import io.millrace.model.time.Timeframe;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Minute bars as NinjaTrader exports them: {@code yyyyMMdd HHmmss;open;high;low;close;volume}
 * without a header. The time is UTC and the bar's end, so a bar begins one minute before, or one
 * timeframe where another is given.
 */
public final class NinjaTraderFormat implements FileFormat {

    private static final Pattern ROW = Pattern.compile("\\d{8} \\d{6};[^;,]+(;[^;,]+){4}");
    private static final List<String> COLUMNS =
            List.of("time", "open", "high", "low", "close", "volume");

    @Override
    public String name() {
        return "ninjatrader";
    }

    @Override
    public String summary() {
        return "minute bars of NinjaTrader, semicolons between them, stamped with their ends";
    }

    @Override
    public boolean matches(FileHead head) {
        return ROW.matcher(head.firstLine()).matches();
    }

    @Override
    public EventReader open(Path file, Reading reading) {
        TextInput.Packing packing = TextInput.packing(file);
        Rows rows = new Rows(file, packing, TextInput.open(file, packing), ';');
        Columns columns = Columns.ofEnds(rows, COLUMNS, Times.COMPACT);
        return new BarReader(rows, columns, reading, reading.timeframe().orElse(Timeframe.M1));
    }
}
