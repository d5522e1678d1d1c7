package io.millrace.risk;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.event.OutputSink;
import io.millrace.model.state.OrderAction;
import io.millrace.model.state.OrderRole;
import io.millrace.model.state.StateSink;
import io.millrace.model.state.StateSource;
import io.millrace.model.state.Verdict;
import io.millrace.risk.book.OpenOrders;
import io.millrace.risk.gate.EntryCounts;
import io.millrace.risk.gate.FlowLimits;
import io.millrace.risk.gate.LossStreaks;
import io.millrace.risk.gate.MessageRates;
import io.millrace.risk.gate.OrderRates;
import io.millrace.risk.gate.TradingDays;

/**
 * The order against those before it, and against what its strategy may do: checks 2, 14 to 18, 20,
 * 21 and 28. Engine's thread; writes what it remembers of the orders that were sent.
 */
final class FlowChecks {

    /** Operands of check 2. */
    private static final int MAY_ENTER = 1;

    private static final int EXECUTION_OFF = 0;
    private static final int STRATEGY_OFF = -1;
    private static final int STRATEGY_PAUSED = -2;

    private final FlowLimits limits;
    private final boolean autoExecute;
    private final long duplicateWindowNs;
    private final OpenOrders orders;
    private final Judgement judgement;
    private final TradingDays days;
    private final boolean[] isEnabled;
    private final int[] leastConfidence;
    private final RecentIntents recent = new RecentIntents();
    private final SelfTrade selfTrade;
    private final Conservation conservation;
    private final MessageRates messages;
    private final OrderRates rates;
    private final EntryCounts entries;
    private final LossStreaks streaks;

    FlowChecks(
            GateSettings settings,
            GateBooks books,
            Judgement judgement,
            TradingDays days,
            OutputSink outputs) {
        this.limits = settings.limits().flow();
        this.autoExecute = settings.limits().autoExecute();
        this.duplicateWindowNs = settings.limits().order().duplicateWindowNs();
        this.orders = books.orders();
        this.judgement = judgement;
        this.days = days;
        int strategies = settings.strategies().size();
        int instruments = settings.instruments().size();
        isEnabled = new boolean[strategies];
        leastConfidence = new int[strategies];
        for (int id = 0; id < strategies; id++) {
            isEnabled[id] = settings.strategies().get(id).enabled();
            leastConfidence[id] = settings.strategies().get(id).leastConfidence();
        }
        selfTrade = new SelfTrade(books.orders(), books.strategies());
        conservation = new Conservation(books);
        messages = new MessageRates(limits, settings.instruments());
        rates = new OrderRates(strategies, instruments, limits.strategyRate());
        entries = new EntryCounts(instruments);
        streaks = new LossStreaks(limits.losses(), strategies, outputs);
    }

    void judge(Candidate order, long nowNs) {
        boolean isEntry = order.role == OrderRole.ENTRY;
        if (isEntry) {
            enabled(order);
            duplicate(order, nowNs);
            selfTrade(order);
            if (isKnown(order.strategy)) {
                strategyRate(order, nowNs);
                repetition(order, nowNs);
                confidence(order);
            }
        }
        messageRate(order, isEntry, nowNs);
        unknownOrders(order);
        if (!isEntry && conservation.weigh(order)) {
            long asked = conservation.asked();
            long allowed = conservation.allowed();
            boolean pass = asked != NONE && allowed != NONE && asked <= allowed;
            judgement.check(21, asked, allowed, pass, Verdict.CONSERVATION);
        }
    }

    private boolean isKnown(int strategy) {
        return strategy >= 0 && strategy < isEnabled.length;
    }

    /** A strategy that nobody knows is off. */
    private void enabled(Candidate order) {
        if (!isKnown(order.strategy) || !isEnabled[order.strategy]) {
            judgement.check(2, STRATEGY_OFF, MAY_ENTER, Verdict.STRATEGY_DISABLED);
        } else if (streaks.isSettled(order.strategy)) {
            judgement.check(2, STRATEGY_PAUSED, MAY_ENTER, Verdict.STRATEGY_DISABLED);
        } else if (!autoExecute) {
            judgement.check(2, EXECUTION_OFF, MAY_ENTER, Verdict.AUTO_EXECUTE_OFF);
        } else {
            judgement.check(2, MAY_ENTER, MAY_ENTER, Verdict.PASS);
        }
    }

    private void duplicate(Candidate order, long nowNs) {
        long age = recent.ageOf(order, nowNs);
        judgement.check(14, age, duplicateWindowNs, age >= duplicateWindowNs, Verdict.DUPLICATE);
    }

    private void selfTrade(Candidate order) {
        long size = selfTrade.opposing(order);
        judgement.check(15, size, 0, size == 0, Verdict.SELF_TRADE);
    }

    /**
     * An entry needs room for its stop and targets, which leave with it. What a kill closes by is
     * counted and never refused: its own cancels have left before it.
     */
    private void messageRate(Candidate order, boolean isEntry, long nowNs) {
        if (!messages.isOn(order.instrument)) {
            return;
        }
        long available = messages.available(order.instrument, !isEntry, nowNs);
        int needed = isEntry ? order.orders() : 1;
        boolean pass = available >= needed || order.role == OrderRole.FLATTEN;
        judgement.check(16, available, needed, pass, Verdict.MESSAGE_RATE);
    }

    private void strategyRate(Candidate order, long nowNs) {
        int sent = rates.recent(order.strategy, order.instrument, nowNs) + order.orders();
        int most = limits.strategyRate();
        judgement.check(17, sent, most, sent <= most, Verdict.STRATEGY_RATE);
    }

    private void repetition(Candidate order, long nowNs) {
        long day = days.startNs(order.instrument, nowNs);
        int today = entries.of(order.instrument, day) + 1;
        int most = limits.entriesPerDay();
        if (today > most) {
            judgement.check(18, today, most, Verdict.REPEAT_THROTTLE);
        } else if (streaks.isOff(order.strategy)) {
            int losses = streaks.streak(order.strategy);
            judgement.check(18, losses, limits.losses().trips(), Verdict.LOSS_STREAK);
        } else {
            judgement.check(18, today, most, Verdict.PASS);
        }
    }

    private void unknownOrders(Candidate order) {
        int unknown = orders.totals().unknown(order.instrument);
        judgement.check(20, unknown, 0, unknown == 0, Verdict.UNKNOWN_PENDING);
    }

    private void confidence(Candidate order) {
        int least = leastConfidence[order.strategy];
        boolean pass = order.confidence >= least;
        judgement.check(28, order.confidence, least, pass, Verdict.LOW_CONFIDENCE);
    }

    boolean enable(int strategy, boolean isOn) {
        boolean resumes = isOn && streaks.isOff(strategy);
        boolean changes = isEnabled[strategy] != isOn || resumes;
        isEnabled[strategy] = isOn;
        if (resumes) {
            streaks.enable(strategy);
        }
        return changes;
    }

    void begin(long timeNs) {
        streaks.begin(timeNs);
    }

    void onSent(Candidate order, long nowNs) {
        messages.take(order.instrument, nowNs);
        boolean isOfStrategy = order.role != OrderRole.FLATTEN && isKnown(order.strategy);
        if (order.action == OrderAction.NEW && isOfStrategy) {
            rates.add(order.strategy, order.instrument, nowNs);
        }
        if (order.action == OrderAction.NEW && order.role == OrderRole.ENTRY) {
            recent.add(order, nowNs);
            entries.add(order.instrument, days.startNs(order.instrument, nowNs));
        }
    }

    void onCancel(int instrument, long nowNs) {
        messages.take(instrument, nowNs);
    }

    void onRoundTrip(int strategy, int instrument, long pnl, long timeNs) {
        if (isKnown(strategy)) {
            streaks.onRoundTrip(strategy, instrument, pnl, timeNs);
        }
    }

    void save(StateSink sink) {
        recent.save(sink);
        messages.save(sink);
        rates.save(sink);
        entries.save(sink);
        streaks.save(sink);
        for (boolean isOn : isEnabled) {
            sink.putBoolean(isOn);
        }
    }

    void load(StateSource source) {
        recent.load(source);
        messages.load(source);
        rates.load(source);
        entries.load(source);
        streaks.load(source);
        for (int id = 0; id < isEnabled.length; id++) {
            isEnabled[id] = source.takeBoolean();
        }
    }
}
