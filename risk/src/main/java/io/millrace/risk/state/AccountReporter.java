package io.millrace.risk.state;

import io.millrace.model.event.AccountFlyweight;
import io.millrace.model.event.EventType;
import io.millrace.model.event.OutputSink;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.instrument.Instrument;
import io.millrace.risk.book.PositionBook;

/** Writes ACCOUNT: where we stand after a fill or at the start of a session. Engine's thread. */
public final class AccountReporter {

    private final OutputSink outputs;
    private final PositionBook positions;
    private final KillSwitch killSwitch;
    private final AccountFlyweight record = new AccountFlyweight();

    /**
     * A reporter over one account.
     *
     * @param outputs where it is told
     * @param positions the account
     * @param killSwitch base and peak
     */
    public AccountReporter(OutputSink outputs, PositionBook positions, KillSwitch killSwitch) {
        this.outputs = outputs;
        this.positions = positions;
        this.killSwitch = killSwitch;
    }

    /**
     * Tells where we stand.
     *
     * @param strategy its number, -1 for none
     * @param instrument id, {@link Instrument#NONE} for none
     * @param roundTripPnl profit of the round trip that ended, {@link FixedPoint#NONE} when none
     */
    public void report(int strategy, int instrument, long roundTripPnl) {
        int payload = outputs.claim(EventType.ACCOUNT, instrument, AccountFlyweight.LENGTH);
        boolean one = instrument != Instrument.NONE;
        int currency = one ? positions.currency(instrument) : 0;
        record.wrap(outputs.buffer(), payload)
                .position(one ? positions.size(instrument) : 0)
                .averagePrice(one ? positions.averagePrice(instrument) : FixedPoint.NONE)
                .realisedPnl(one ? positions.realised(instrument) : 0)
                .fees(positions.fees())
                .cash(positions.cash())
                .equity(positions.equity())
                .peakEquity(killSwitch.peakEquity())
                .sessionBase(killSwitch.sessionBase())
                .roundTripPnl(roundTripPnl)
                .mark(one ? positions.mark(instrument) : FixedPoint.NONE)
                .strategyId(strategy)
                .currency(currency)
                .strategyPosition(one && strategy >= 0 ? positions.size(strategy, instrument) : 0)
                .netDeposits(positions.netDeposits())
                .charges(positions.charges())
                .rate(positions.rate(currency));
        outputs.commit();
    }
}
