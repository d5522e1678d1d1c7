package io.millrace.risk.book;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The position book again, in the slow and obvious way: one trade after the other, no limits. */
final class NaivePositionBook {

    private static final BigInteger ONE = BigInteger.valueOf(100_000_000L);

    BigInteger cash;
    BigInteger fees = BigInteger.ZERO;
    final BigInteger[] size;
    final BigInteger[] cost;
    final BigInteger[] mark;
    final BigInteger[] realised;

    NaivePositionBook(int instruments, long initialCash) {
        cash = BigInteger.valueOf(initialCash);
        size = filled(instruments);
        cost = filled(instruments);
        mark = filled(instruments);
        realised = filled(instruments);
    }

    private static BigInteger[] filled(int instruments) {
        BigInteger[] zeros = new BigInteger[instruments];
        java.util.Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }

    void fill(int id, long signedSize, long price, long fee) {
        BigInteger traded = BigInteger.valueOf(signedSize);
        BigInteger paid = value(BigInteger.valueOf(price), traded);
        cash = cash.subtract(paid).subtract(BigInteger.valueOf(fee));
        fees = fees.add(BigInteger.valueOf(fee));
        BigInteger after = size[id].add(traded);
        if (size[id].signum() * traded.signum() >= 0) {
            cost[id] = cost[id].add(paid);
        } else if (after.signum() == 0) {
            close(id, cost[id], paid);
        } else if (after.signum() == size[id].signum()) {
            BigInteger share = divide(cost[id].multiply(traded.negate()), size[id]);
            close(id, share, paid);
        } else {
            BigInteger closing = value(BigInteger.valueOf(price), size[id].negate());
            close(id, cost[id], closing);
            cost[id] = paid.subtract(closing);
        }
        size[id] = after;
    }

    private void close(int id, BigInteger costOfClosed, BigInteger paid) {
        realised[id] = realised[id].add(paid.negate().subtract(costOfClosed));
        cost[id] = cost[id].subtract(costOfClosed);
    }

    BigInteger worth(int id) {
        return mark[id].signum() == 0 ? cost[id] : value(mark[id], size[id]);
    }

    BigInteger equity() {
        BigInteger sum = cash;
        for (int id = 0; id < size.length; id++) {
            sum = sum.add(worth(id));
        }
        return sum;
    }

    private static BigInteger value(BigInteger price, BigInteger amount) {
        return divide(price.multiply(amount), ONE);
    }

    private static BigInteger divide(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
    }
}
