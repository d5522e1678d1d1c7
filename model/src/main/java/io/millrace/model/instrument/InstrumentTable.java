package io.millrace.model.instrument;

import java.util.List;
import java.util.stream.Collectors;

/** The instruments of one run; the id of each is its place. Frozen at start. */
public final class InstrumentTable {

    private final Instrument[] instruments;

    /**
     * Freezes a list.
     *
     * @param instruments ids 0, 1, 2 … in order, no symbol twice
     * @throws IllegalArgumentException when ids are out of order or a symbol stands twice
     */
    public InstrumentTable(List<Instrument> instruments) {
        this.instruments = instruments.toArray(Instrument[]::new);
        for (int i = 0; i < this.instruments.length; i++) {
            Instrument instrument = this.instruments[i];
            if (instrument.id() != i) {
                throw new IllegalArgumentException(
                        "instrument "
                                + instrument.symbol()
                                + " has id "
                                + instrument.id()
                                + "; expected "
                                + i);
            }
            if (find(instrument.symbol()) != i) {
                throw new IllegalArgumentException(
                        "instrument "
                                + instrument.symbol()
                                + " stands twice; each symbol must stand once");
            }
        }
    }

    /**
     * How many instruments there are.
     *
     * @return 0 or more
     */
    public int size() {
        return instruments.length;
    }

    /**
     * Instrument of an id.
     *
     * @param id 0 to size - 1
     * @return the instrument
     */
    public Instrument get(int id) {
        return instruments[id];
    }

    /**
     * Id of a symbol.
     *
     * @param symbol the venue's text
     * @return its id, or {@link Instrument#NONE}
     */
    public int find(String symbol) {
        for (int i = 0; i < instruments.length; i++) {
            if (instruments[i].symbol().equals(symbol)) {
                return i;
            }
        }
        return Instrument.NONE;
    }

    /**
     * All symbols, for messages.
     *
     * @return symbols in id order, joined by a comma
     */
    public String symbols() {
        return List.of(instruments).stream()
                .map(Instrument::symbol)
                .collect(Collectors.joining(", "));
    }
}
