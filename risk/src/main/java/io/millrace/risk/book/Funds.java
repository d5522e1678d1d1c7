package io.millrace.risk.book;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Currencies;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;

import java.util.ArrayList;
import java.util.List;

/**
 * What an account begins with.
 *
 * @param initialCash account currency, fixed point, above 0
 * @param currencies of the run
 * @param rates account currency for one unit of each currency, fixed point; {@link FixedPoint#NONE}
 *     until an instrument tells it; the first is always one
 * @param session when a session of the account begins, and the base of its loss is fixed
 */
public record Funds(
        long initialCash, Currencies currencies, List<Long> rates, SessionCalendar session) {

    /** Checks cash and rates. */
    public Funds {
        rates = List.copyOf(rates);
        if (initialCash <= 0) {
            throw new IllegalArgumentException(
                    "initial_cash is " + FixedPoint.toText(initialCash) + "; it must be above 0");
        }
        if (rates.size() != currencies.size() || rates.getFirst() != FixedPoint.ONE) {
            throw new IllegalArgumentException(
                    "rates are "
                            + rates
                            + " for "
                            + currencies.size()
                            + " currencies; there must be one each, the first of 1");
        }
        for (long rate : rates) {
            if (rate <= 0 && rate != FixedPoint.NONE) {
                throw new IllegalArgumentException(
                        "a rate is " + FixedPoint.toText(rate) + "; it must be above 0");
            }
        }
    }

    /**
     * Cash in the currency of the first instrument, and no rate known but that; its sessions.
     *
     * @param initialCash fixed point, above 0
     * @param table instruments of the run
     * @return funds
     */
    public static Funds of(long initialCash, InstrumentTable table) {
        Currencies currencies = new Currencies(table, table.get(0).quoteCurrency());
        List<Long> rates = new ArrayList<>();
        rates.add(FixedPoint.ONE);
        while (rates.size() < currencies.size()) {
            rates.add(FixedPoint.NONE);
        }
        return new Funds(initialCash, currencies, rates, table.get(0).calendar());
    }
}
