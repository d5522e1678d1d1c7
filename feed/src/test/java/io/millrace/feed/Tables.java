package io.millrace.feed;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;

import java.util.List;
import java.util.stream.IntStream;

/** Instrument tables for tests. */
public final class Tables {

    private Tables() {}

    /** A table of some symbols with increment 0.01 and lot 0.001. */
    public static InstrumentTable of(String... symbols) {
        return new InstrumentTable(
                IntStream.range(0, symbols.length)
                        .mapToObj(id -> instrument(id, symbols[id], "0.01", "0.001"))
                        .toList());
    }

    /** A table of one instrument. */
    public static InstrumentTable single(String increment, String lot) {
        return new InstrumentTable(List.of(instrument(0, "A", increment, lot)));
    }

    /** A table of so many instruments. */
    public static InstrumentTable many(int count) {
        return of(IntStream.range(0, count).mapToObj(i -> "S" + i).toArray(String[]::new));
    }

    private static Instrument instrument(int id, String symbol, String increment, String lot) {
        return new Instrument(
                id,
                symbol,
                "TEST",
                "USD",
                new Instrument.Grid(FixedPoint.parse(increment), FixedPoint.parse(lot), 0),
                new Instrument.Costs(0, 0, 0, 0),
                SessionCalendar.ALWAYS_OPEN,
                1_000_000,
                true,
                true,
                false,
                Terms.STANDARD);
    }
}
