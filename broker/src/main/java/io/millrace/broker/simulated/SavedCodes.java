package io.millrace.broker.simulated;

import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.OrderType;
import io.millrace.model.state.Side;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.TimeInForce;

/**
 * Takes ids and codes of orders out of a saved state; none is believed that names nothing here.
 *
 * @param strategies how many strategies there are
 * @param instruments how many instruments there are
 */
record SavedCodes(int strategies, int instruments) {

    private static final int LAST_ACTION = OrderAction.values().length - 1;
    private static final int LAST_SIDE = Side.values().length - 1;
    private static final int LAST_TYPE = OrderType.values().length - 1;
    private static final int LAST_ROLE = OrderRole.values().length - 1;
    private static final int LAST_TIME = TimeInForce.values().length - 1;

    int instrument(StateSource source) {
        return source.takeCount("instrument of an order", instruments - 1);
    }

    int strategy(StateSource source) {
        return source.takeCount("strategy of an order", strategies - 1);
    }

    OrderAction action(StateSource source) {
        return OrderAction.ofCode(source.takeCount("action of an order", LAST_ACTION));
    }

    Side side(StateSource source) {
        return Side.ofCode(source.takeCount("side of an order", LAST_SIDE));
    }

    OrderType type(StateSource source) {
        return OrderType.ofCode(source.takeCount("type of an order", LAST_TYPE));
    }

    OrderRole role(StateSource source) {
        return OrderRole.ofCode(source.takeCount("role of an order", LAST_ROLE));
    }

    TimeInForce timeInForce(StateSource source) {
        return TimeInForce.ofCode(source.takeCount("time in force of an order", LAST_TIME));
    }
}
