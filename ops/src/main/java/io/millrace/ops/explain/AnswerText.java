package io.millrace.ops.explain;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.BarFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.ExecutionFlyweight;
import io.millrace.model.event.OrderFlyweight;
import io.millrace.model.event.QuoteBarFlyweight;
import io.millrace.model.event.QuoteFlyweight;
import io.millrace.model.event.TradeFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.ExecutionKind;
import io.millrace.model.state.ExecutionReason;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.Verdict;
import io.millrace.ops.monitor.JsonText;
import io.millrace.ops.monitor.KeptRecord;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Inputs and answers in a few words. */
final class AnswerText {

    private static final int NANO_DIGITS = 9;

    private AnswerText() {}

    /** An input: number, type, time, and its price when it has one. */
    static String input(KeptRecord input) {
        return input.sequence()
                + " "
                + EventType.name(input.type())
                + " at "
                + JsonText.isoTime(input.timeNs())
                + price(input);
    }

    private static String price(KeptRecord input) {
        int at = input.payload();
        return switch (input.type()) {
            case EventType.TRADE -> {
                TradeFlyweight trade = new TradeFlyweight().wrap(input.buffer(), at);
                yield ": " + amount(trade.size()) + " at " + amount(trade.price());
            }
            case EventType.QUOTE -> {
                QuoteFlyweight quote = new QuoteFlyweight().wrap(input.buffer(), at);
                yield ": " + amount(quote.bidPrice()) + " / " + amount(quote.askPrice());
            }
            case EventType.BAR ->
                    ": close " + amount(new BarFlyweight().wrap(input.buffer(), at).close());
            case EventType.QUOTE_BAR ->
                    ": middle "
                            + amount(
                                    new QuoteBarFlyweight().wrap(input.buffer(), at).middleClose());
            default -> "";
        };
    }

    /** An execution, an account, or an instruction that changes the order. */
    static List<String> of(KeptRecord answer) {
        return switch (answer.type()) {
            case EventType.EXECUTION ->
                    execution(new ExecutionFlyweight().wrap(answer.buffer(), answer.payload()));
            case EventType.ACCOUNT ->
                    account(new AccountFlyweight().wrap(answer.buffer(), answer.payload()));
            default ->
                    List.of(
                            change(
                                    answer,
                                    new OrderFlyweight().wrap(answer.buffer(), answer.payload())));
        };
    }

    private static List<String> execution(ExecutionFlyweight answer) {
        List<String> told = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        text.append(ExecutionKind.ofCode(answer.kind()));
        if (answer.size() != 0) {
            text.append(' ').append(amount(answer.size()));
        }
        if (answer.price() != FixedPoint.NONE) {
            text.append(" at ").append(amount(answer.price()));
        }
        if (answer.reason() != ExecutionReason.NONE.code()) {
            text.append(": ").append(ExecutionReason.ofCode(answer.reason()));
        }
        told.add(text.toString());
        if (answer.kind() == ExecutionKind.FILL.code()) {
            told.add(
                    "fee "
                            + amount(answer.fee())
                            + ", "
                            + liquidity(answer.liquidity())
                            + ", remaining "
                            + amount(answer.remaining()));
        }
        return told;
    }

    private static String liquidity(int code) {
        return switch (code) {
            case 1 -> "maker";
            case 2 -> "taker";
            default -> "no liquidity told";
        };
    }

    private static List<String> account(AccountFlyweight account) {
        List<String> told = new ArrayList<>();
        told.add(
                "position "
                        + amount(account.position())
                        + " at "
                        + amount(account.averagePrice())
                        + ", realised "
                        + amount(account.realisedPnl()));
        told.add("cash " + amount(account.cash()) + ", equity " + amount(account.equity()));
        if (account.roundTripPnl() != FixedPoint.NONE) {
            told.add("round trip P&L " + amount(account.roundTripPnl()));
        }
        return told;
    }

    private static String change(KeptRecord answer, OrderFlyweight change) {
        String verdict =
                change.verdict() == Verdict.PASS.code()
                        ? ""
                        : " denied: " + Verdict.ofCode(change.verdict());
        return OrderAction.ofCode(change.action())
                + " by order "
                + answer.sequence()
                + "."
                + change.number()
                + (change.stopPrice() == FixedPoint.NONE
                        ? ""
                        : ", stop " + amount(change.stopPrice()))
                + verdict;
    }

    /** How long after the order, in data time. */
    static String after(long ns) {
        BigDecimal seconds =
                ns == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(ns, NANO_DIGITS).stripTrailingZeros();
        return "+" + seconds.toPlainString() + " s";
    }

    static String amount(long value) {
        return value == FixedPoint.NONE ? "none" : FixedPoint.toText(value);
    }
}
