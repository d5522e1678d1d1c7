package io.millrace.risk;

import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.book.PositionBook;
import io.millrace.risk.book.StrategyPositions;
import io.millrace.risk.state.HealthWatch;
import io.millrace.risk.state.KillSwitch;
import io.millrace.risk.state.SafetyLimits;
import io.millrace.risk.state.TradingStateMachine;

/**
 * What the gate looks at and does not write.
 *
 * @param positions the account
 * @param orders what we asked for
 * @param strategies what each strategy holds
 * @param machine the trading state
 * @param killSwitch the base of the session
 * @param health what was measured around the engine
 */
record GateBooks(
        PositionBook positions,
        OpenOrders orders,
        StrategyPositions strategies,
        TradingStateMachine machine,
        KillSwitch killSwitch,
        HealthWatch health) {

    GateBooks(
            PositionBook positions,
            OpenOrders orders,
            StrategyPositions strategies,
            TradingStateMachine machine,
            KillSwitch killSwitch) {
        this(
                positions,
                orders,
                strategies,
                machine,
                killSwitch,
                new HealthWatch(SafetyLimits.STANDARD));
    }
}
