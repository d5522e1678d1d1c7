package io.millrace.model.instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * The currencies of a run: the account's is number 0, then those that instruments are quoted in, in
 * the order of the table. An instrument that trades one of them against the account's currency
 * tells its rate. Immutable.
 */
public final class Currencies {

    /** No currency. */
    public static final int ABSENT = -1;

    private final List<String> codes = new ArrayList<>();
    private final int[] ofInstrument;
    private final int[] rated;
    private final boolean[] inverse;

    /**
     * Finds the currencies.
     *
     * @param table instruments of the run
     * @param account currency in which the account is counted
     */
    public Currencies(InstrumentTable table, String account) {
        codes.add(account);
        ofInstrument = new int[table.size()];
        rated = new int[table.size()];
        inverse = new boolean[table.size()];
        for (int id = 0; id < table.size(); id++) {
            ofInstrument[id] = add(table.get(id).quoteCurrency());
        }
        for (int id = 0; id < table.size(); id++) {
            String base = table.get(id).terms().baseCurrency();
            String quote = table.get(id).quoteCurrency();
            inverse[id] = base.equals(account);
            rated[id] = ABSENT;
            if (inverse[id] != quote.equals(account)) {
                rated[id] = codes.indexOf(inverse[id] ? quote : base);
            }
        }
    }

    private int add(String code) {
        int known = codes.indexOf(code);
        if (known != ABSENT) {
            return known;
        }
        codes.add(code);
        return codes.size() - 1;
    }

    /**
     * How many there are.
     *
     * @return 1 or more
     */
    public int size() {
        return codes.size();
    }

    /**
     * Name of a currency.
     *
     * @param currency its number
     * @return as in the instrument table
     */
    public String code(int currency) {
        return codes.get(currency);
    }

    /**
     * Number of a currency.
     *
     * @param code its name
     * @return {@link #ABSENT} when the run does not have it
     */
    public int find(String code) {
        return codes.indexOf(code);
    }

    /**
     * What an instrument is quoted in.
     *
     * @param instrument id
     * @return number of the currency
     */
    public int of(int instrument) {
        return ofInstrument[instrument];
    }

    /**
     * Currency whose rate an instrument's price tells.
     *
     * @param instrument id
     * @return number of the currency, {@link #ABSENT} when it tells none
     */
    public int ratedBy(int instrument) {
        return rated[instrument];
    }

    /**
     * Whether the price is the rate upside down: units of the currency for one of the account's.
     *
     * @param instrument id
     * @return false when the price is the rate
     */
    public boolean isInverse(int instrument) {
        return inverse[instrument];
    }
}
