package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Currencies;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;

/**
 * Cash, fees, charges and deposits, in each currency for itself, and the rates that turn them into
 * the account's. Amounts in one currency are exact; only a conversion rounds, half-even to 1e-8,
 * and only when somebody asks.
 */
final class Wallet {

    private final Currencies currencies;
    private final long[] rate;
    private final long[] cash;
    private final long[] fees;
    private final long[] charges;
    private final long[] deposits;
    private long netDeposits;

    Wallet(Funds funds) {
        currencies = funds.currencies();
        int count = currencies.size();
        rate = new long[count];
        cash = new long[count];
        fees = new long[count];
        charges = new long[count];
        deposits = new long[count];
        for (int c = 0; c < count; c++) {
            rate[c] = funds.rates().get(c);
        }
        cash[0] = funds.initialCash();
    }

    int currencyOf(int instrument) {
        return currencies.of(instrument);
    }

    int currencies() {
        return rate.length;
    }

    boolean isRate(int instrument) {
        return currencies.ratedBy(instrument) > 0;
    }

    void onPrice(int instrument, long price) {
        int rated = currencies.ratedBy(instrument);
        if (rated > 0) {
            rate[rated] =
                    currencies.isInverse(instrument)
                            ? Notional.multiplyDivide(
                                    FixedPoint.ONE,
                                    FixedPoint.ONE,
                                    price,
                                    Notional.Rounding.HALF_EVEN)
                            : price;
        }
    }

    void pay(int currency, long notional, long fee) {
        cash[currency] = FixedPoint.subtract(FixedPoint.subtract(cash[currency], notional), fee);
        fees[currency] = FixedPoint.add(fees[currency], fee);
    }

    void charge(int currency, long amount) {
        cash[currency] = FixedPoint.subtract(cash[currency], amount);
        charges[currency] = FixedPoint.add(charges[currency], amount);
    }

    /** Returns what it is in the account's currency. */
    long deposit(int currency, long amount) {
        cash[currency] = FixedPoint.add(cash[currency], amount);
        deposits[currency] = FixedPoint.add(deposits[currency], amount);
        long converted = inAccount(currency, amount);
        netDeposits = FixedPoint.add(netDeposits, converted);
        return converted;
    }

    long inAccount(int currency, long amount) {
        return currency == 0 || amount == 0 ? amount : Notional.of(rate[currency], amount);
    }

    long rate(int currency) {
        return rate[currency];
    }

    long cash(int currency) {
        return cash[currency];
    }

    long cash() {
        return total(cash);
    }

    long fees() {
        return total(fees);
    }

    long charges() {
        return total(charges);
    }

    long netDeposits() {
        return netDeposits;
    }

    /** Sum in the account's currency. */
    long total(long[] amounts) {
        long sum = amounts[0];
        for (int c = 1; c < amounts.length; c++) {
            long converted = inAccount(c, amounts[c]);
            sum = converted == NONE ? NONE : FixedPoint.add(sum, converted);
        }
        return sum;
    }

    void save(StateSink sink) {
        sink.putText(name());
        for (int c = 0; c < cash.length; c++) {
            sink.putLong(rate[c]);
            sink.putLong(cash[c]);
            sink.putLong(fees[c]);
            sink.putLong(charges[c]);
            sink.putLong(deposits[c]);
        }
        sink.putLong(netDeposits);
    }

    void load(StateSource source) {
        source.expectText(name());
        for (int c = 0; c < cash.length; c++) {
            rate[c] = source.takeLong();
            cash[c] = source.takeLong();
            fees[c] = source.takeLong();
            charges[c] = source.takeLong();
            deposits[c] = source.takeLong();
        }
        netDeposits = source.takeLong();
    }

    private String name() {
        return "wallet of " + cash.length + " currencies";
    }
}
