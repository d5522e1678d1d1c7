package io.millrace.risk.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.model.state.OrderStatus;

import org.junit.jupiter.api.Test;

/** Every status with every event: what follows without and with fills before. */
class OrderTransitionsTest {

    /** Status, then its followers in the order of the events; "-" stays, "x|y" differs by fills. */
    private static final String[] TABLE = {
        "NONE - - - - - - - - - - - - -",
        "PENDING cp rp w|pf w|pf pf F - - - C R E U",
        "HELD cp - w|pf w|pf pf F - - - C R E U",
        "WORKING cp rp w|pf w|pf pf F - - - C R E U",
        "FILLED - - - - - - - - - - - - -",
        "CANCELLED - - - - - - - - - - - - -",
        "REJECTED - - - - - - - - - - - - -",
        "EXPIRED - - - - - - - - - - - - -",
        "PARTIALLY_FILLED cp rp w|pf w|pf pf F - - - C R E U",
        "CANCEL_PENDING cp - - - - F - - w|pf C R E U",
        "REPLACE_PENDING cp rp - - - F w|pf w|pf - C R E U",
        "UNKNOWN cp rp w|pf w|pf pf F w|pf w|pf w|pf C R E U",
    };

    private static OrderStatus named(String text, OrderStatus before) {
        return switch (text) {
            case "-" -> before;
            case "cp" -> OrderStatus.CANCEL_PENDING;
            case "rp" -> OrderStatus.REPLACE_PENDING;
            case "w" -> OrderStatus.WORKING;
            case "pf" -> OrderStatus.PARTIALLY_FILLED;
            case "F" -> OrderStatus.FILLED;
            case "C" -> OrderStatus.CANCELLED;
            case "R" -> OrderStatus.REJECTED;
            case "E" -> OrderStatus.EXPIRED;
            case "U" -> OrderStatus.UNKNOWN;
            default -> throw new AssertionError(text);
        };
    }

    @Test
    void shouldFollowTheTableFromEveryStatus() {
        assertEquals(OrderStatus.values().length, TABLE.length);
        for (String line : TABLE) {
            String[] cells = line.split(" ", -1);
            assertEquals(OrderEvent.values().length + 1, cells.length, line);
            OrderStatus before = OrderStatus.valueOf(cells[0]);
            for (OrderEvent event : OrderEvent.values()) {
                String[] either = inTableOrder(cells, event).split("\\|", -1);
                String where = before + " " + event;
                assertEquals(
                        named(either[0], before),
                        OrderTransitions.next(before, event, false),
                        where);
                assertEquals(
                        named(either[either.length - 1], before),
                        OrderTransitions.next(before, event, true),
                        where + " after fills");
            }
        }
    }

    /** CANCEL_SENT REPLACE_SENT ACCEPTED TRIGGERED PARTIAL FILL REPLACED REPL_REJ CANC_REJ ... */
    private static String inTableOrder(String[] cells, OrderEvent event) {
        return cells[1 + event.ordinal()];
    }
}
