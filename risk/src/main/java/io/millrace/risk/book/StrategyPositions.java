package io.millrace.risk.book;

/** What each strategy holds of one netted account. Engine's thread. */
public interface StrategyPositions {

    /**
     * Size held by a strategy.
     *
     * @param strategy its number, from 0
     * @param instrument id
     * @return fixed point, signed
     */
    long size(int strategy, int instrument);

    /**
     * How many strategies there are.
     *
     * @return 1 or more
     */
    int strategies();
}
