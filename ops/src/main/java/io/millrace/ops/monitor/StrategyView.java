package io.millrace.ops.monitor;

import com.fasterxml.jackson.core.JsonGenerator;

import io.millrace.model.event.DecisionFlyweight;
import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.state.Action;
import io.millrace.model.state.Outcome;

import java.io.IOException;

/** One strategy as the journal tells of it. Written by the projection. */
public final class StrategyView {

    private final String name;
    private long signals;
    private long approved;
    long orders;
    long fills;
    private long roundTrips;
    private long won;
    private long roundTripPnl;

    StrategyView(String name) {
        this.name = name;
    }

    void onDecision(DecisionFlyweight made) {
        if (made.action() != Action.HOLD.code()) {
            signals++;
            approved += made.outcome() == Outcome.TRADE.code() ? 1 : 0;
        }
    }

    void onRoundTrip(long pnl) {
        roundTrips++;
        won += pnl > 0 ? 1 : 0;
        roundTripPnl = FixedPoint.add(roundTripPnl, pnl);
    }

    /**
     * Its name in the settings.
     *
     * @return text
     */
    public String name() {
        return name;
    }

    /**
     * Decisions that wanted something.
     *
     * @return count
     */
    public long signals() {
        return signals;
    }

    /**
     * New orders sent, stops and targets included.
     *
     * @return count
     */
    public long orders() {
        return orders;
    }

    /**
     * Fills.
     *
     * @return count
     */
    public long fills() {
        return fills;
    }

    /**
     * Positions opened and closed again.
     *
     * @return count
     */
    public long roundTrips() {
        return roundTrips;
    }

    /**
     * Round trips that made money after fees.
     *
     * @return count
     */
    public long won() {
        return won;
    }

    /**
     * Profit of the round trips, after fees.
     *
     * @return fixed point
     */
    public long roundTripPnl() {
        return roundTripPnl;
    }

    /**
     * Writes it as an object under its name.
     *
     * @param json where to
     * @throws IOException when it cannot be written
     */
    public void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("signals", signals);
        json.writeNumberField("approved", approved);
        json.writeNumberField("orders", orders);
        json.writeNumberField("fills", fills);
        json.writeNumberField("round_trips", roundTrips);
        json.writeNumberField("won", won);
        JsonText.amount(json, "round_trip_pnl", roundTripPnl);
        json.writeEndObject();
    }
}
