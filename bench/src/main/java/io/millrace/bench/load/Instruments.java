package io.millrace.bench.load;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;

import java.util.ArrayList;
import java.util.List;

/** Instruments of the bench: an increment of 0.01, a lot of 0.001, fees of 1 basis point. */
public final class Instruments {

    private Instruments() {}

    /**
     * Some instruments.
     *
     * @param count 1 or more
     * @return ids from 0
     */
    public static InstrumentTable of(int count) {
        List<Instrument> list = new ArrayList<>(count);
        for (int id = 0; id < count; id++) {
            list.add(
                    new Instrument(
                            id,
                            "BENCH" + id,
                            "BENCH",
                            "USD",
                            new Instrument.Grid(fixed(0.01), fixed(0.001), 0),
                            new Instrument.Costs(fixed(0.0001), fixed(0.0001), fixed(0.0001), 0),
                            SessionCalendar.ALWAYS_OPEN,
                            fixed(0.02),
                            true,
                            true,
                            false,
                            Terms.STANDARD));
        }
        return new InstrumentTable(list);
    }

    private static long fixed(double value) {
        return FixedPoint.fromDouble(value);
    }
}
