package io.millrace.ops.config;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Currencies;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.InstrumentTable;
import io.millrace.model.instrument.SessionCalendar;
import io.millrace.model.time.Timeframe;
import io.millrace.risk.OrderPolicy;
import io.millrace.risk.book.Funds;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the account begins with, in which currency it is counted, and what is paid in and out.
 *
 * @param initialCash account currency, fixed point
 * @param currency of the account; empty means that of the first instrument
 * @param rates account currency for one unit of another, fixed point
 * @param flows deposits and withdrawals, by time
 * @param session label of the calendar that says when a session of the account begins; auto takes
 *     the one that all instruments have
 */
public record AccountSettings(
        long initialCash,
        String currency,
        Map<String, Long> rates,
        List<CashFlow> flows,
        String session) {

    private static final String AUTO = "auto";

    /**
     * A deposit or a withdrawal.
     *
     * @param timeNs ns since 1970-01-01 UTC
     * @param amount fixed point, below 0 when taken out
     * @param currency its name; empty means that of the account
     */
    public record CashFlow(long timeNs, long amount, String currency) {}

    static void addKeys(List<Key> keys) {
        keys.add(
                Key.of(
                        "account.currency",
                        Kind.TEXT,
                        "",
                        "currency that the account is counted in; empty means that of the first"
                                + " instrument"));
        keys.add(
                Key.choice(
                        "account.session",
                        AUTO,
                        List.of(AUTO, "24/7", "fx", "nyse"),
                        "calendar whose trading days are the sessions of the account, for its daily"
                                + " loss; auto is that of the instruments, and is refused when they"
                                + " have several"));
        keys.add(
                Key.of(
                        "account.rates",
                        Kind.TEXTS,
                        List.of(),
                        "rates of other currencies until an instrument tells them, as"
                                + " \"EUR 1.1\": account currency for one unit"));
        keys.add(
                Key.of(
                        "account.cash_flows",
                        Kind.TEXTS,
                        List.of(),
                        "deposits and withdrawals of a paper run, as \"2022-01-15T06:00:00Z 1000\""
                                + " or \"2022-01-15T06:00:00Z -50 EUR\""));
    }

    static void addPolicyKeys(List<Key> keys) {
        OrderPolicy standard = OrderPolicy.standard();
        keys.add(
                Key.of(
                        "orders.chase_after",
                        Kind.DURATION,
                        standard.chaseAfterNs(),
                        "time without a fill after which a chasing entry is priced anew"));
        keys.add(
                Key.of(
                        "orders.chase_times",
                        Kind.WHOLE,
                        (long) standard.chaseTimes(),
                        "how often a chasing entry is priced anew before it is cancelled"));
        keys.add(
                Key.of(
                        "orders.trail_step",
                        Kind.AMOUNT,
                        standard.trailStep(),
                        "least move of a trailing stop, a part of its distance"));
        keys.add(
                Key.of(
                        "orders.stop_attempts",
                        Kind.WHOLE,
                        (long) standard.stopAttempts(),
                        "how often a stop that the broker ended is sent again before the position"
                                + " is closed"));
    }

    static OrderPolicy policy(Config config) {
        return new OrderPolicy(
                config.whole("orders.chase_after"),
                (int) Math.min(config.whole("orders.chase_times"), Integer.MAX_VALUE),
                config.whole("orders.trail_step"),
                (int) Math.min(config.whole("orders.stop_attempts"), Integer.MAX_VALUE));
    }

    static AccountSettings read(Config config) {
        Map<String, Long> rates = new LinkedHashMap<>();
        for (String text : config.texts("account.rates")) {
            List<String> parts = words(text);
            if (parts.size() != 2 || amount("rates", parts.get(1)) <= 0) {
                throw new IllegalArgumentException(
                        "rates has \"" + text + "\"; write a currency and a rate above 0: EUR 1.1");
            }
            rates.put(parts.get(0), amount("rates", parts.get(1)));
        }
        List<CashFlow> flows = new ArrayList<>();
        for (String text : config.texts("account.cash_flows")) {
            flows.add(flow(text));
        }
        flows.sort(Comparator.comparingLong(CashFlow::timeNs));
        return new AccountSettings(
                config.whole("run.initial_cash"),
                config.text("account.currency"),
                rates,
                flows,
                config.text("account.session"));
    }

    private static CashFlow flow(String text) {
        List<String> parts = words(text);
        if (parts.size() < 2 || parts.size() > 3) {
            throw new IllegalArgumentException(
                    "cash_flows has \""
                            + text
                            + "\"; write a time, an amount and, if need be, a currency:"
                            + " 2022-01-15T06:00:00Z -50 EUR");
        }
        try {
            Instant time = Instant.parse(parts.get(0));
            long seconds = Math.multiplyExact(time.getEpochSecond(), Timeframe.SECOND_NS);
            return new CashFlow(
                    Math.addExact(seconds, time.getNano()),
                    amount("cash_flows", parts.get(1)),
                    parts.size() == 3 ? parts.get(2) : "");
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "cash_flows has the time \""
                            + parts.get(0)
                            + "\"; write it as 2022-01-15T06:00:00Z",
                    e);
        }
    }

    private static long amount(String key, String text) {
        try {
            return FixedPoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " has the amount \"" + text + "\"; write a decimal number", e);
        }
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    /**
     * What the account of a run begins with.
     *
     * @param table instruments of the run
     * @return funds
     * @throws ConfigException when a currency has no rate and nothing can tell it
     */
    public Funds funds(InstrumentTable table) {
        Currencies currencies = currencies(table);
        List<Long> known = new ArrayList<>();
        known.add(FixedPoint.ONE);
        for (int number = 1; number < currencies.size(); number++) {
            String code = currencies.code(number);
            if (!rates.containsKey(code) && !isTold(currencies, number, table.size())) {
                throw new ConfigException(
                        "there is no rate of "
                                + code
                                + " in "
                                + currencies.code(0)
                                + "; name one in account.rates, or add an instrument that trades"
                                + " the two and names its base_currency");
            }
            known.add(rates.getOrDefault(code, FixedPoint.NONE));
        }
        return new Funds(initialCash, currencies, known, session(table));
    }

    /**
     * When a session of the account begins. A day's loss needs one day: that of the first
     * instrument would be an accident of the order of the files.
     *
     * @param table instruments of the run
     * @return the calendar of the settings, else the one that all instruments have
     * @throws ConfigException when they have several and the settings name none
     */
    public SessionCalendar session(InstrumentTable table) {
        if (!session.equals(AUTO)) {
            return SessionCalendar.parse(session);
        }
        Instrument first = table.get(0);
        for (int id = 1; id < table.size(); id++) {
            if (table.get(id).calendar() != first.calendar()) {
                throw new ConfigException(
                        "the days of "
                                + first.symbol()
                                + " ("
                                + first.calendar().label()
                                + ") and of "
                                + table.get(id).symbol()
                                + " ("
                                + table.get(id).calendar().label()
                                + ") begin at different times; name the calendar of the account's"
                                + " daily loss in account.session: 24/7, fx or nyse");
            }
        }
        return first.calendar();
    }

    /**
     * The currencies of a run.
     *
     * @param table instruments of the run
     * @return the account's first
     */
    public Currencies currencies(InstrumentTable table) {
        return new Currencies(table, currency.isEmpty() ? table.get(0).quoteCurrency() : currency);
    }

    private static boolean isTold(Currencies currencies, int number, int instruments) {
        for (int id = 0; id < instruments; id++) {
            if (currencies.ratedBy(id) == number) {
                return true;
            }
        }
        return false;
    }
}
