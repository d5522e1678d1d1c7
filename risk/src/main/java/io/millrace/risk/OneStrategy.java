package io.millrace.risk;

import io.millrace.risk.book.PositionBook;
import io.millrace.risk.book.StrategyPositions;

/**
 * The account as that of one strategy, whatever its number: all that is held is its own. It has no
 * state.
 *
 * @param positions the account
 */
record OneStrategy(PositionBook positions) implements StrategyPositions {

    @Override
    public long size(int strategy, int instrument) {
        return positions.size(instrument);
    }

    @Override
    public int strategies() {
        return 1;
    }
}
