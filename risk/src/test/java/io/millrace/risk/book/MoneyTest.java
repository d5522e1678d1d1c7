package io.millrace.risk.book;

import static io.millrace.model.fixed.FixedPoint.NONE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Currencies;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.instrument.Terms;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

/** Several currencies, deposits, charges and strategies: every unit is accounted for. */
class MoneyTest {

    private static final int SHARE = 0;
    private static final int EURO = 1;
    private static final int GERMAN = 2;
    private static final int YEN = 3;
    private static final int JAPANESE = 4;

    private static Instrument instrument(int id, String quote, String base) {
        Terms terms =
                new Terms(
                        Terms.STANDARD.fees(),
                        Terms.STANDARD.carry(),
                        Terms.STANDARD.impact(),
                        Terms.STANDARD.margin(),
                        base,
                        "",
                        0);
        return new Instrument(
                id,
                "I" + id,
                "TEST",
                quote,
                new Instrument.Grid(1, 1, 0),
                new Instrument.Costs(0, 0, 0, 0),
                SessionCalendar.ALWAYS_OPEN,
                FixedPoint.ONE / 50,
                true,
                true,
                true,
                terms);
    }

    private final InstrumentTable table =
            new InstrumentTable(
                    List.of(
                            instrument(SHARE, "USD", ""),
                            instrument(EURO, "USD", "EUR"),
                            instrument(GERMAN, "EUR", ""),
                            instrument(YEN, "JPY", "USD"),
                            instrument(JAPANESE, "JPY", "")));
    private final PositionBook book = new PositionBook(2, 5, Funds.of(fp("100000"), table));

    private static long fp(String text) {
        return FixedPoint.parse(text);
    }

    @Test
    void shouldFindCurrenciesAndWhoTellsTheirRates() {
        Currencies currencies = new Currencies(table, "USD");

        assertEquals(3, currencies.size());
        assertEquals(
                "USD EUR JPY",
                currencies.code(0) + " " + currencies.code(1) + " " + currencies.code(2));
        assertEquals(1, currencies.ratedBy(EURO));
        assertEquals(2, currencies.ratedBy(YEN));
        assertEquals(true, currencies.isInverse(YEN));
        assertEquals(Currencies.ABSENT, currencies.ratedBy(SHARE));
        assertEquals(Currencies.ABSENT, currencies.ratedBy(GERMAN));
    }

    @Test
    void shouldHaveNoEquityWhileARateIsMissing() {
        book.mark(GERMAN, fp("50"), 1);
        assertEquals(fp("100000"), book.equity());
        book.fill(0, GERMAN, fp("10"), fp("50"), fp("1"));
        assertEquals(NONE, book.equity());
        book.mark(EURO, fp("1.1"), 2);
        assertEquals(fp("99998.9"), book.equity());
        assertEquals(fp("-551.1"), book.cash() - fp("100000"));
        assertEquals(fp("550"), book.value(GERMAN));
        assertEquals(fp("-501"), book.cash(1));
    }

    @Test
    void shouldTurnAnInverseRateUpsideDown() {
        book.mark(YEN, fp("160"), 1);
        assertEquals(fp("0.00625"), book.rate(2));
        book.mark(JAPANESE, fp("3200"), 1);
        book.fill(1, JAPANESE, fp("5"), fp("3200"), 0);
        assertEquals(fp("100"), book.value(JAPANESE));
        book.mark(YEN, fp("128"), 2);
        assertEquals(fp("125"), book.value(JAPANESE));
        assertEquals(fp("100000"), book.equity());
        book.mark(JAPANESE, fp("3328"), 3);
        assertEquals(fp("100005"), book.equity());
    }

    @Test
    void shouldTakeDepositsWithdrawalsAndCharges() {
        book.mark(EURO, fp("1.25"), 1);
        assertEquals(fp("1250"), book.deposit(1, fp("1000")));
        assertEquals(fp("-500"), book.deposit(0, fp("-500")));
        assertEquals(fp("750"), book.netDeposits());
        assertEquals(fp("100750"), book.equity());
        book.fill(1, GERMAN, fp("-10"), fp("20"), fp("0.5"));
        book.charge(1, GERMAN, fp("2"));
        assertEquals(fp("2.5"), book.charges());
        assertEquals(fp("0.625"), book.fees());
        assertEquals(fp("1197.5"), book.cash(1));
        assertEquals(fp("-2.5"), book.fill(1, GERMAN, fp("10"), fp("20"), 0));
    }

    @Test
    void shouldKeepTheBooksOfStrategiesApart() {
        book.mark(SHARE, fp("100"), 1);
        book.fill(0, SHARE, fp("10"), fp("100"), fp("1"));
        book.fill(1, SHARE, fp("5"), fp("110"), fp("2"));
        assertEquals(fp("15"), book.size(SHARE));
        assertEquals(fp("100"), book.averagePrice(0, SHARE));
        assertEquals(fp("110"), book.averagePrice(1, SHARE));
        assertEquals(fp("103.33333333"), book.averagePrice(SHARE));
        assertEquals(fp("97"), book.fill(0, SHARE, fp("-10"), fp("110"), fp("2")));
        assertEquals(fp("0"), book.size(0, SHARE));
        assertEquals(fp("5"), book.size(1, SHARE));
        assertEquals(1, book.positions());
        assertEquals(fp("-52"), book.fill(1, SHARE, fp("-5"), fp("100"), 0));
        assertEquals(0, book.positions());
    }

    /** In each currency: cash + value = start + deposits + realised + unrealised - fees. */
    @Test
    void shouldAccountForEveryUnitInEveryCurrency() {
        SplittableRandom random = new SplittableRandom(20261121);
        long[] paid = new long[3];
        long[] cash = {fp("100000"), 0, 0};
        Currencies currencies = new Currencies(table, "USD");
        for (int i = 0; i < 200_000; i++) {
            int id = random.nextInt(5);
            int currency = currencies.of(id);
            long price = random.nextLong(1, 1_000_000) * 10_007;
            switch (random.nextInt(4)) {
                case 0 -> book.mark(id, price, i);
                case 1 -> {
                    long amount = random.nextLong(-1_000_000, 1_000_000);
                    book.deposit(currency, amount);
                    paid[currency] += amount;
                }
                case 2 -> {
                    long amount = random.nextLong(-1_000, 1_000);
                    book.charge(random.nextInt(2), id, amount);
                    paid[currency] -= amount;
                }
                default -> {
                    long fee = random.nextLong(0, 1_000);
                    long size = random.nextLong(-1_000_000, 1_000_000);
                    book.fill(random.nextInt(2), id, size, price, fee);
                    paid[currency] -= fee;
                }
            }
        }
        for (int currency = 0; currency < 3; currency++) {
            long profit = 0;
            long value = 0;
            for (int id = 0; id < 5; id++) {
                if (currencies.of(id) == currency) {
                    profit += book.realised(id) + book.unrealised(id);
                    value += book.unrealised(id) + book.cost(id);
                }
            }
            assertEquals(
                    cash[currency] + paid[currency] + profit,
                    book.cash(currency) + value,
                    currencies.code(currency));
        }
    }

    @Test
    void shouldRefuseFundsThatCannotBe() {
        assertEquals(
                "initial_cash is -1; it must be above 0",
                assertThrows(IllegalArgumentException.class, () -> Funds.of(fp("-1"), table))
                        .getMessage());
        Currencies currencies = new Currencies(table, "USD");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Funds(1, currencies, List.of(FixedPoint.ONE), SessionCalendar.NYSE));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Funds(
                                1,
                                currencies,
                                List.of(FixedPoint.ONE, 0L, NONE),
                                SessionCalendar.NYSE));
    }
}
