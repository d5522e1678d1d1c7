package io.millrace.model.instrument;

import io.millrace.model.fixed.FixedPoint;

/**
 * What is traded.
 *
 * @param id number inside the engine, from 0, its place in the {@link InstrumentTable}
 * @param symbol the venue's text
 * @param venue where prices come from
 * @param quoteCurrency what prices are counted in
 * @param grid price increment, lot and smallest order
 * @param costs what trading costs
 * @param calendar when it trades
 * @param collar how far from the reference price an order may reach, as a fraction in fixed point
 *     (1 % = 1,000,000)
 * @param hasTrades whether its source tells trades or bars of trades; its bars are made from quotes
 *     otherwise
 * @param hasVolume whether its source tells traded size
 * @param hasQuotes whether its source tells bid and ask
 * @param terms fees, carry, impact, margin and groups
 */
public record Instrument(
        int id,
        String symbol,
        String venue,
        String quoteCurrency,
        Grid grid,
        Costs costs,
        SessionCalendar calendar,
        long collar,
        boolean hasTrades,
        boolean hasVolume,
        boolean hasQuotes,
        Terms terms) {

    /** No instrument: the record is about the run as a whole. */
    public static final int NONE = -1;

    /**
     * Steps of price and size.
     *
     * @param priceIncrement smallest step of a price, fixed point, above 0
     * @param lot smallest step of a size, fixed point, above 0
     * @param minNotional smallest value of an order, fixed point, 0 when there is none
     */
    public record Grid(long priceIncrement, long lot, long minNotional) {

        /** Checks the steps. */
        public Grid {
            require(priceIncrement > 0, "price_increment", priceIncrement, "it must be above 0");
            require(lot > 0, "lot", lot, "it must be above 0");
            require(minNotional >= 0, "min_notional", minNotional, "it must be 0 or above");
        }
    }

    /**
     * What trading costs, each a fraction of the order's value in fixed point (1 bp = 10,000).
     *
     * @param makerFee fee of an order that rested
     * @param takerFee fee of an order that took
     * @param slippage loss of a taking order against the touch
     * @param assumedSpread distance of ask and bid where the source has no quotes
     */
    public record Costs(long makerFee, long takerFee, long slippage, long assumedSpread) {

        private static final long LARGEST = FixedPoint.ONE / 10;

        /** Checks the fractions. */
        public Costs {
            require(makerFee > -LARGEST && makerFee < LARGEST, "maker_fee", makerFee, WITHIN);
            require(takerFee > -LARGEST && takerFee < LARGEST, "taker_fee", takerFee, WITHIN);
            require(slippage >= 0 && slippage < LARGEST, "slippage", slippage, BETWEEN);
            require(
                    assumedSpread >= 0 && assumedSpread < LARGEST,
                    "assumed_spread",
                    assumedSpread,
                    BETWEEN);
        }
    }

    private static final String WITHIN = "it must be within ±1000 bp";
    private static final String BETWEEN = "it must be from 0 to 1000 bp";

    /** Checks the names and the collar. */
    public Instrument {
        if (symbol.isBlank() || !symbol.equals(symbol.strip())) {
            throw new IllegalArgumentException(
                    "symbol is \"" + symbol + "\"; it must be text without blanks around it");
        }
        require(
                collar > 0 && collar <= FixedPoint.ONE / 2,
                "collar",
                collar,
                "it must be above 0 and at most 0.5");
    }

    /**
     * The same instrument on other terms.
     *
     * @param other fees, carry, impact, margin and groups
     * @return a copy
     */
    public Instrument withTerms(Terms other) {
        return new Instrument(
                id,
                symbol,
                venue,
                quoteCurrency,
                grid,
                costs,
                calendar,
                collar,
                hasTrades,
                hasVolume,
                hasQuotes,
                other);
    }

    /**
     * The same instrument in another place of a table.
     *
     * @param newId from 0
     * @return a copy
     */
    public Instrument withId(int newId) {
        return new Instrument(
                newId,
                symbol,
                venue,
                quoteCurrency,
                grid,
                costs,
                calendar,
                collar,
                hasTrades,
                hasVolume,
                hasQuotes,
                terms);
    }

    /**
     * The same instrument, read from another source.
     *
     * @param trades whether that source tells trades or bars of trades
     * @param volume whether that source tells traded size
     * @param quotes whether that source tells bid and ask
     * @return a copy
     */
    public Instrument withData(boolean trades, boolean volume, boolean quotes) {
        return new Instrument(
                id,
                symbol,
                venue,
                quoteCurrency,
                grid,
                costs,
                calendar,
                collar,
                trades,
                volume,
                quotes,
                terms);
    }

    private static void require(boolean holds, String name, long value, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " is " + FixedPoint.toText(value) + "; " + expectation);
        }
    }
}
