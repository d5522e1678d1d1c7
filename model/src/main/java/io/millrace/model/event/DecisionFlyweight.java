package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of one decision of a strategy on one bar, with its explanation: everything it was made
 * from.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 barStartNs       ns since 1970-01-01 UTC, bar that was decided on
 *      8    4 timeframe        code of the Timeframe
 *     12    4 strategyId       place of the strategy in the settings of the run
 *     16    4 action           code of the Action
 *     20    4 outcome          code of the Outcome: hold, trade, blocked
 *     24    4 reason           code of the DecisionReason: the trigger, or why nothing was wanted
 *     28    4 block            code of the DecisionReason that blocked a wanted entry; 0 when none
 *     32    4 mode             code of the Regime whose rules were used
 *     36    4 regime           code of the Regime now
 *     40    4 volatilityState  0 low, 1 normal, 2 high, 3 unknown
 *     44    4 sizeRequest      code of the SizeRequest
 *     48    4 sizeCode         code of the SizeCode
 *     52    4 sizeCap          code of the SizeCap that bound the size
 *     56    4 confidence       0 to 100
 *     60    4 verdict          code of the Verdict on the order; 0 when it passed or there was none
 *     64    8 requestValue     fixed point: fraction of equity at risk, target weight, or size
 *     72    8 price            fixed point, close of the bar
 *     80    8 entryPrice       fixed point, limit price of the entry; NONE for a market order
 *     88    8 stopPrice        fixed point, NONE when there is none
 *     96    8 targetPrice      fixed point, NONE when there is none
 *    104    8 size             fixed point, unsigned
 *    112    8 position         fixed point, signed, held when deciding
 *    120    8 riskAmount       fixed point, quote currency lost at the stop
 *    128    8 riskFraction     fixed point, the same as a part of equity
 *    136    8 trigger          level that the close was compared with, NaN when none
 *    144  112 indicators       {@link IndicatorValuesFlyweight}
 *    256   40 noise            {@link NoiseFlyweight}
 *    296   48 plan             {@link PlanFlyweight}
 * </pre>
 */
public final class DecisionFlyweight {

    /** Bytes of the payload. */
    public static final int LENGTH = 296 + PlanFlyweight.LENGTH;

    private static final int BAR_START_NS_OFFSET = 0;
    private static final int TIMEFRAME_OFFSET = 8;
    private static final int STRATEGY_ID_OFFSET = 12;
    private static final int ACTION_OFFSET = 16;
    private static final int OUTCOME_OFFSET = 20;
    private static final int REASON_OFFSET = 24;
    private static final int BLOCK_OFFSET = 28;
    private static final int MODE_OFFSET = 32;
    private static final int REGIME_OFFSET = 36;
    private static final int VOLATILITY_STATE_OFFSET = 40;
    private static final int SIZE_REQUEST_OFFSET = 44;
    private static final int SIZE_CODE_OFFSET = 48;
    private static final int SIZE_CAP_OFFSET = 52;
    private static final int CONFIDENCE_OFFSET = 56;
    private static final int VERDICT_OFFSET = 60;
    private static final int REQUEST_VALUE_OFFSET = 64;
    private static final int PRICE_OFFSET = 72;
    private static final int ENTRY_PRICE_OFFSET = 80;
    private static final int STOP_PRICE_OFFSET = 88;
    private static final int TARGET_PRICE_OFFSET = 96;
    private static final int SIZE_OFFSET = 104;
    private static final int POSITION_OFFSET = 112;
    private static final int RISK_AMOUNT_OFFSET = 120;
    private static final int RISK_FRACTION_OFFSET = 128;
    private static final int TRIGGER_OFFSET = 136;

    private static final int INDICATORS_OFFSET = 144;
    private static final int NOISE_OFFSET = INDICATORS_OFFSET + IndicatorValuesFlyweight.LENGTH;
    private static final int PLAN_OFFSET = NOISE_OFFSET + NoiseFlyweight.LENGTH;

    private final IndicatorValuesFlyweight indicators = new IndicatorValuesFlyweight();
    private final NoiseFlyweight noise = new NoiseFlyweight();
    private final PlanFlyweight plan = new PlanFlyweight();
    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param payloadOffset where its payload begins
     * @return this
     */
    public DecisionFlyweight wrap(MutableDirectBuffer buffer, int payloadOffset) {
        this.buffer = buffer;
        this.offset = payloadOffset;
        return this;
    }

    /**
     * Reads barStartNs.
     *
     * @return ns since 1970-01-01 UTC, bar that was decided on
     */
    public long barStartNs() {
        return buffer.getLong(offset + BAR_START_NS_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes barStartNs.
     *
     * @param value ns since 1970-01-01 UTC, bar that was decided on
     * @return this
     */
    public DecisionFlyweight barStartNs(long value) {
        buffer.putLong(offset + BAR_START_NS_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads timeframe.
     *
     * @return code of the Timeframe
     */
    public int timeframe() {
        return buffer.getInt(offset + TIMEFRAME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes timeframe.
     *
     * @param value code of the Timeframe
     * @return this
     */
    public DecisionFlyweight timeframe(int value) {
        buffer.putInt(offset + TIMEFRAME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads strategyId.
     *
     * @return place of the strategy in the settings of the run
     */
    public int strategyId() {
        return buffer.getInt(offset + STRATEGY_ID_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes strategyId.
     *
     * @param value place of the strategy in the settings of the run
     * @return this
     */
    public DecisionFlyweight strategyId(int value) {
        buffer.putInt(offset + STRATEGY_ID_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads action.
     *
     * @return code of the Action
     */
    public int action() {
        return buffer.getInt(offset + ACTION_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes action.
     *
     * @param value code of the Action
     * @return this
     */
    public DecisionFlyweight action(int value) {
        buffer.putInt(offset + ACTION_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads outcome.
     *
     * @return code of the Outcome: hold, trade, blocked
     */
    public int outcome() {
        return buffer.getInt(offset + OUTCOME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes outcome.
     *
     * @param value code of the Outcome: hold, trade, blocked
     * @return this
     */
    public DecisionFlyweight outcome(int value) {
        buffer.putInt(offset + OUTCOME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads reason.
     *
     * @return code of the DecisionReason: the trigger, or why nothing was wanted
     */
    public int reason() {
        return buffer.getInt(offset + REASON_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes reason.
     *
     * @param value code of the DecisionReason: the trigger, or why nothing was wanted
     * @return this
     */
    public DecisionFlyweight reason(int value) {
        buffer.putInt(offset + REASON_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads block.
     *
     * @return code of the DecisionReason that blocked a wanted entry; 0 when none
     */
    public int block() {
        return buffer.getInt(offset + BLOCK_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes block.
     *
     * @param value code of the DecisionReason that blocked a wanted entry; 0 when none
     * @return this
     */
    public DecisionFlyweight block(int value) {
        buffer.putInt(offset + BLOCK_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads mode.
     *
     * @return code of the Regime whose rules were used
     */
    public int mode() {
        return buffer.getInt(offset + MODE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes mode.
     *
     * @param value code of the Regime whose rules were used
     * @return this
     */
    public DecisionFlyweight mode(int value) {
        buffer.putInt(offset + MODE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads regime.
     *
     * @return code of the Regime now
     */
    public int regime() {
        return buffer.getInt(offset + REGIME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes regime.
     *
     * @param value code of the Regime now
     * @return this
     */
    public DecisionFlyweight regime(int value) {
        buffer.putInt(offset + REGIME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads volatilityState.
     *
     * @return 0 low, 1 normal, 2 high, 3 unknown
     */
    public int volatilityState() {
        return buffer.getInt(offset + VOLATILITY_STATE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes volatilityState.
     *
     * @param value 0 low, 1 normal, 2 high, 3 unknown
     * @return this
     */
    public DecisionFlyweight volatilityState(int value) {
        buffer.putInt(offset + VOLATILITY_STATE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads sizeRequest.
     *
     * @return code of the SizeRequest
     */
    public int sizeRequest() {
        return buffer.getInt(offset + SIZE_REQUEST_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes sizeRequest.
     *
     * @param value code of the SizeRequest
     * @return this
     */
    public DecisionFlyweight sizeRequest(int value) {
        buffer.putInt(offset + SIZE_REQUEST_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads sizeCode.
     *
     * @return code of the SizeCode
     */
    public int sizeCode() {
        return buffer.getInt(offset + SIZE_CODE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes sizeCode.
     *
     * @param value code of the SizeCode
     * @return this
     */
    public DecisionFlyweight sizeCode(int value) {
        buffer.putInt(offset + SIZE_CODE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads sizeCap.
     *
     * @return code of the SizeCap that bound the size
     */
    public int sizeCap() {
        return buffer.getInt(offset + SIZE_CAP_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes sizeCap.
     *
     * @param value code of the SizeCap that bound the size
     * @return this
     */
    public DecisionFlyweight sizeCap(int value) {
        buffer.putInt(offset + SIZE_CAP_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads confidence.
     *
     * @return 0 to 100
     */
    public int confidence() {
        return buffer.getInt(offset + CONFIDENCE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes confidence.
     *
     * @param value 0 to 100
     * @return this
     */
    public DecisionFlyweight confidence(int value) {
        buffer.putInt(offset + CONFIDENCE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads verdict.
     *
     * @return code of the Verdict on the order; 0 when it passed or there was none
     */
    public int verdict() {
        return buffer.getInt(offset + VERDICT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes verdict.
     *
     * @param value code of the Verdict on the order; 0 when it passed or there was none
     * @return this
     */
    public DecisionFlyweight verdict(int value) {
        buffer.putInt(offset + VERDICT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads requestValue.
     *
     * @return fixed point: fraction of equity at risk, target weight, or size
     */
    public long requestValue() {
        return buffer.getLong(offset + REQUEST_VALUE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes requestValue.
     *
     * @param value fixed point: fraction of equity at risk, target weight, or size
     * @return this
     */
    public DecisionFlyweight requestValue(long value) {
        buffer.putLong(offset + REQUEST_VALUE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads price.
     *
     * @return fixed point, close of the bar
     */
    public long price() {
        return buffer.getLong(offset + PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes price.
     *
     * @param value fixed point, close of the bar
     * @return this
     */
    public DecisionFlyweight price(long value) {
        buffer.putLong(offset + PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads entryPrice.
     *
     * @return fixed point, limit price of the entry; NONE for a market order
     */
    public long entryPrice() {
        return buffer.getLong(offset + ENTRY_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes entryPrice.
     *
     * @param value fixed point, limit price of the entry; NONE for a market order
     * @return this
     */
    public DecisionFlyweight entryPrice(long value) {
        buffer.putLong(offset + ENTRY_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads stopPrice.
     *
     * @return fixed point, NONE when there is none
     */
    public long stopPrice() {
        return buffer.getLong(offset + STOP_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes stopPrice.
     *
     * @param value fixed point, NONE when there is none
     * @return this
     */
    public DecisionFlyweight stopPrice(long value) {
        buffer.putLong(offset + STOP_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads targetPrice.
     *
     * @return fixed point, NONE when there is none
     */
    public long targetPrice() {
        return buffer.getLong(offset + TARGET_PRICE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes targetPrice.
     *
     * @param value fixed point, NONE when there is none
     * @return this
     */
    public DecisionFlyweight targetPrice(long value) {
        buffer.putLong(offset + TARGET_PRICE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads size.
     *
     * @return fixed point, unsigned
     */
    public long size() {
        return buffer.getLong(offset + SIZE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes size.
     *
     * @param value fixed point, unsigned
     * @return this
     */
    public DecisionFlyweight size(long value) {
        buffer.putLong(offset + SIZE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads position.
     *
     * @return fixed point, signed, held when deciding
     */
    public long position() {
        return buffer.getLong(offset + POSITION_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes position.
     *
     * @param value fixed point, signed, held when deciding
     * @return this
     */
    public DecisionFlyweight position(long value) {
        buffer.putLong(offset + POSITION_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads riskAmount.
     *
     * @return fixed point, quote currency lost at the stop
     */
    public long riskAmount() {
        return buffer.getLong(offset + RISK_AMOUNT_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes riskAmount.
     *
     * @param value fixed point, quote currency lost at the stop
     * @return this
     */
    public DecisionFlyweight riskAmount(long value) {
        buffer.putLong(offset + RISK_AMOUNT_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads riskFraction.
     *
     * @return fixed point, the same as a part of equity
     */
    public long riskFraction() {
        return buffer.getLong(offset + RISK_FRACTION_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes riskFraction.
     *
     * @param value fixed point, the same as a part of equity
     * @return this
     */
    public DecisionFlyweight riskFraction(long value) {
        buffer.putLong(offset + RISK_FRACTION_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads trigger.
     *
     * @return level that the close was compared with, NaN when none
     */
    public double trigger() {
        return buffer.getDouble(offset + TRIGGER_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes trigger.
     *
     * @param value level that the close was compared with, NaN when none
     * @return this
     */
    public DecisionFlyweight trigger(double value) {
        buffer.putDouble(offset + TRIGGER_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Values of the indicators that it was made from.
     *
     * @return a view of this record's part, moved by this call
     */
    public IndicatorValuesFlyweight indicators() {
        return indicators.wrap(buffer, offset + INDICATORS_OFFSET);
    }

    /**
     * What stood against an entry, or could not be judged.
     *
     * @return a view of this record's part, moved by this call
     */
    public NoiseFlyweight noise() {
        return noise.wrap(buffer, offset + NOISE_OFFSET);
    }

    /**
     * The part that tells how it is to be carried out.
     *
     * @return the same view each time, moved to this record
     */
    public PlanFlyweight plan() {
        return plan.wrap(buffer, offset + PLAN_OFFSET);
    }
}
