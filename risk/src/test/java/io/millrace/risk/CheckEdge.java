package io.millrace.risk;

import static io.millrace.risk.TestLimits.fp;

import io.millrace.model.fixed.FixedPoint;

/**
 * The edge of a check: operands of the three steps, limits of the three, and which of them fail. A
 * number behind {@code u} is in units; without it, it is as it stands in the record.
 */
// Nobody writes into the arrays, and the lambdas have no state; the checker cannot see that.
@SuppressWarnings("ImmutableEnumChecker")
enum CheckEdge {
    STATE(1, "0 3 5", "3 3 3", "FPF", EdgeOrders::state),
    STRATEGY(2, "-1 0 1", "1 1 1", "FFP", EdgeOrders::strategy),
    LAG(
            3,
            "107374182400 107374182400 50000001",
            "2147483648 2147483648 50000000",
            "PPF",
            (bench, step) -> EdgeOrders.health(bench, 50_000_000L + step, 100L << 30, 0)),
    ROOM(
            3,
            "2147483647 2147483648 2147483649",
            "2147483648 2147483648 2147483648",
            "FPP",
            (bench, step) -> EdgeOrders.health(bench, 0, (2L << 30) + step, 0)),
    LINK(
            4,
            "14999999999 15000000000 15000000001",
            "15000000000 15000000000 15000000000",
            "PPF",
            (bench, step) -> EdgeOrders.health(bench, 0, 100L << 30, 15 * 1_000_000_000L + step)),
    SESSION(5, "1 0 0", "1 1 1", "PFF", EdgeOrders::session),
    SHORT(6, "u1 0 u-1", "0 0 0", "PPF", EdgeOrders::sell),
    LOT(
            7,
            "99999999 u1 100000001",
            "u1 u1 u1",
            "FPF",
            (bench, step) -> EdgeOrders.sized(bench.ready().buy("1"), FixedPoint.ONE + step)),
    STOP(7, "u5 u100 u100.01", "u1 u100 u100", "PFF", EdgeOrders::stop),
    AGE(
            8,
            "1999999999 2000000000 2000000001",
            "2000000000 2000000000 2000000000",
            "PPF",
            EdgeOrders::old),
    DATA(9, "1 0 2", "0 0 0", "FPF", EdgeOrders::data),
    COLLAR(
            10,
            "u1.99 u2 u2.01",
            "u2 u2 u2",
            "PPF",
            (bench, step) -> EdgeOrders.limited(bench.ready().buy("5"), "102", step)),
    WINDOW(11, "u4.99 u5 u5.01", "u5 u5 u5", "PPF", EdgeOrders::window),
    VALUE(12, "u19900 u20000 u20100", "u20000 u20000 u20000", "PPF", EdgeOrders::value),
    AMOUNT(12, "u19900 u20000 u20100", "u20000 u20000 u20000", "PPF", EdgeOrders::amount),
    VOLUME(13, "u99 u100 u101", "u100 u100 u100", "PPF", EdgeOrders::volume),
    DUPLICATE(
            14,
            "999999999 1000000000 1000000001",
            "1000000000 1000000000 1000000000",
            "FPP",
            EdgeOrders::duplicate),
    SELF_TRADE(15, "0 u7 u7", "0 0 0", "PFF", EdgeOrders::selfTrade),
    MESSAGES(16, "1 2 3", "2 2 2", "FPP", EdgeOrders::messages),
    RATE(17, "9 10 11", "10 10 10", "PPF", EdgeOrders::rate),
    ENTRIES(18, "19 20 21", "20 20 20", "PPF", EdgeOrders::entries),
    LOSSES(18, "1 6 7", "1000000 6 6", "PFF", EdgeOrders::losses),
    OPEN(19, "2 2 51", "100 100 50", "PPF", EdgeOrders::open),
    OPEN_PER_SYMBOL(19, "1 1 6", "100 100 5", "PPF", EdgeOrders::openPerSymbol),
    POSITIONS(19, "1 2 3", "2 2 2", "PPF", EdgeOrders::positions),
    UNKNOWN(20, "0 1 2", "0 0 0", "PFF", EdgeOrders::unknown),
    CONSERVATION(21, "u9 u10 u11", "u10 u10 u10", "PPF", EdgeOrders::conservation),
    POSITION(22, "u19900 u20000 u20100", "u20000 u20000 u20000", "PPF", EdgeOrders::position),
    EXPOSURE(23, "u49900 u50000 u50100", "u50000 u50000 u50000", "PPF", EdgeOrders::exposure),
    CLUSTER(24, "u34900 u35000 u35100", "u35000 u35000 u35000", "PPF", EdgeOrders::cluster),
    GROUP(24, "1 2 3", "2 2 2", "PPF", EdgeOrders::group),
    LEVERAGE(25, "u99900 u100000 u100100", "u100000 u100000 u100000", "PPF", EdgeOrders::leverage),
    MARGIN(25, "u25050 u25000 u24950", "u25000 u25000 u25000", "PPF", EdgeOrders::margin),
    POWER(
            26,
            "u99900 u100000 u100100",
            "u100000 u100000 u100000",
            "PPF",
            (bench, step) -> bench.ready().buy(Integer.toString(1_000 + step))),
    SOFT_LOSS(
            27,
            "199999999999 200000000000 200000000001",
            "u2000 u2000 u2000",
            "PFF",
            EdgeOrders::softLoss),
    CONFIDENCE(28, "74 75 76", "75 75 75", "FPP", EdgeOrders::confidence);

    final int check;
    private final String[] operands;
    private final String[] limits;
    private final String outcomes;

    final EdgeOrders.Making making;

    CheckEdge(
            int check, String operands, String limits, String outcomes, EdgeOrders.Making making) {
        this.check = check;
        this.operands = operands.split(" ");
        this.limits = limits.split(" ");
        this.outcomes = outcomes;
        this.making = making;
    }

    long operand(int step) {
        return number(operands[step + 1]);
    }

    long limit(int step) {
        return number(limits[step + 1]);
    }

    boolean fails(int step) {
        return outcomes.charAt(step + 1) == 'F';
    }

    private static long number(String text) {
        return text.startsWith("u") ? fp(text.substring(1)) : Long.parseLong(text);
    }
}
