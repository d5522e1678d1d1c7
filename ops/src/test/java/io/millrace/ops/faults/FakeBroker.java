package io.millrace.ops.faults;

import io.millrace.broker.BrokerGateway;
import io.millrace.model.event.OrderFlyweight;

import java.util.ArrayList;
import java.util.List;

/** Keeps its own record of every order received, outside of the engine. One thread. */
final class FakeBroker implements BrokerGateway {

    private final List<String> received = new ArrayList<>();

    /** An order as a line; cause and number are its identity. */
    static String line(long cause, int instrument, OrderFlyweight order) {
        return cause
                + "-"
                + order.number()
                + " of "
                + instrument
                + ": "
                + order.action()
                + " "
                + order.side()
                + " "
                + order.size()
                + " "
                + order.limitPrice()
                + " "
                + order.stopPrice();
    }

    /** Sequence of the input that caused an order. */
    static long cause(String line) {
        return Long.parseLong(line, 0, line.indexOf('-'), 10);
    }

    @Override
    public void send(long cause, int instrument, OrderFlyweight order) {
        received.add(line(cause, instrument, order));
    }

    List<String> received() {
        return received;
    }
}
