package io.millrace.model.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A view of the indicators' values inside a decision, NaN while cold.
 *
 * <pre>
 * offset size field            meaning
 *      0    8 kama             moving average of Kaufman
 *      8    8 atr              average true range
 *     16    8 atrAverage       mean of the last average true ranges
 *     24    8 rsi              relative strength index
 *     32    8 adx              average directional index
 *     40    8 rSquared         fit of the regression
 *     48    8 slope            of the regression, price per bar
 *     56    8 efficiencyRatio  0 to 1
 *     64    8 spreadVolatility spread against expected move
 *     72    8 sma              mean of the Bollinger window
 *     80    8 upperBand        upper Bollinger band
 *     88    8 lowerBand        lower Bollinger band
 *     96    8 volume           of the bar
 *    104    8 averageVolume    mean of the last bars
 * </pre>
 */
public final class IndicatorValuesFlyweight {

    /** Bytes of this part. */
    public static final int LENGTH = 112;

    private static final int KAMA_OFFSET = 0;
    private static final int ATR_OFFSET = 8;
    private static final int ATR_AVERAGE_OFFSET = 16;
    private static final int RSI_OFFSET = 24;
    private static final int ADX_OFFSET = 32;
    private static final int R_SQUARED_OFFSET = 40;
    private static final int SLOPE_OFFSET = 48;
    private static final int EFFICIENCY_RATIO_OFFSET = 56;
    private static final int SPREAD_VOLATILITY_OFFSET = 64;
    private static final int SMA_OFFSET = 72;
    private static final int UPPER_BAND_OFFSET = 80;
    private static final int LOWER_BAND_OFFSET = 88;
    private static final int VOLUME_OFFSET = 96;
    private static final int AVERAGE_VOLUME_OFFSET = 104;

    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private int offset;

    /**
     * Moves the view.
     *
     * @param buffer memory of the record
     * @param partOffset where this part begins
     * @return this
     */
    public IndicatorValuesFlyweight wrap(MutableDirectBuffer buffer, int partOffset) {
        this.buffer = buffer;
        this.offset = partOffset;
        return this;
    }

    /**
     * Reads kama.
     *
     * @return moving average of Kaufman
     */
    public double kama() {
        return buffer.getDouble(offset + KAMA_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes kama.
     *
     * @param value moving average of Kaufman
     * @return this
     */
    public IndicatorValuesFlyweight kama(double value) {
        buffer.putDouble(offset + KAMA_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads atr.
     *
     * @return average true range
     */
    public double atr() {
        return buffer.getDouble(offset + ATR_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes atr.
     *
     * @param value average true range
     * @return this
     */
    public IndicatorValuesFlyweight atr(double value) {
        buffer.putDouble(offset + ATR_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads atrAverage.
     *
     * @return mean of the last average true ranges
     */
    public double atrAverage() {
        return buffer.getDouble(offset + ATR_AVERAGE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes atrAverage.
     *
     * @param value mean of the last average true ranges
     * @return this
     */
    public IndicatorValuesFlyweight atrAverage(double value) {
        buffer.putDouble(offset + ATR_AVERAGE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads rsi.
     *
     * @return relative strength index
     */
    public double rsi() {
        return buffer.getDouble(offset + RSI_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes rsi.
     *
     * @param value relative strength index
     * @return this
     */
    public IndicatorValuesFlyweight rsi(double value) {
        buffer.putDouble(offset + RSI_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads adx.
     *
     * @return average directional index
     */
    public double adx() {
        return buffer.getDouble(offset + ADX_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes adx.
     *
     * @param value average directional index
     * @return this
     */
    public IndicatorValuesFlyweight adx(double value) {
        buffer.putDouble(offset + ADX_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads rSquared.
     *
     * @return fit of the regression
     */
    public double rSquared() {
        return buffer.getDouble(offset + R_SQUARED_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes rSquared.
     *
     * @param value fit of the regression
     * @return this
     */
    public IndicatorValuesFlyweight rSquared(double value) {
        buffer.putDouble(offset + R_SQUARED_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads slope.
     *
     * @return of the regression, price per bar
     */
    public double slope() {
        return buffer.getDouble(offset + SLOPE_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes slope.
     *
     * @param value of the regression, price per bar
     * @return this
     */
    public IndicatorValuesFlyweight slope(double value) {
        buffer.putDouble(offset + SLOPE_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads efficiencyRatio.
     *
     * @return 0 to 1
     */
    public double efficiencyRatio() {
        return buffer.getDouble(offset + EFFICIENCY_RATIO_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes efficiencyRatio.
     *
     * @param value 0 to 1
     * @return this
     */
    public IndicatorValuesFlyweight efficiencyRatio(double value) {
        buffer.putDouble(offset + EFFICIENCY_RATIO_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads spreadVolatility.
     *
     * @return spread against expected move
     */
    public double spreadVolatility() {
        return buffer.getDouble(offset + SPREAD_VOLATILITY_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes spreadVolatility.
     *
     * @param value spread against expected move
     * @return this
     */
    public IndicatorValuesFlyweight spreadVolatility(double value) {
        buffer.putDouble(offset + SPREAD_VOLATILITY_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads sma.
     *
     * @return mean of the Bollinger window
     */
    public double sma() {
        return buffer.getDouble(offset + SMA_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes sma.
     *
     * @param value mean of the Bollinger window
     * @return this
     */
    public IndicatorValuesFlyweight sma(double value) {
        buffer.putDouble(offset + SMA_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads upperBand.
     *
     * @return upper Bollinger band
     */
    public double upperBand() {
        return buffer.getDouble(offset + UPPER_BAND_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes upperBand.
     *
     * @param value upper Bollinger band
     * @return this
     */
    public IndicatorValuesFlyweight upperBand(double value) {
        buffer.putDouble(offset + UPPER_BAND_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads lowerBand.
     *
     * @return lower Bollinger band
     */
    public double lowerBand() {
        return buffer.getDouble(offset + LOWER_BAND_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes lowerBand.
     *
     * @param value lower Bollinger band
     * @return this
     */
    public IndicatorValuesFlyweight lowerBand(double value) {
        buffer.putDouble(offset + LOWER_BAND_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads volume.
     *
     * @return of the bar
     */
    public double volume() {
        return buffer.getDouble(offset + VOLUME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes volume.
     *
     * @param value of the bar
     * @return this
     */
    public IndicatorValuesFlyweight volume(double value) {
        buffer.putDouble(offset + VOLUME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }

    /**
     * Reads averageVolume.
     *
     * @return mean of the last bars
     */
    public double averageVolume() {
        return buffer.getDouble(offset + AVERAGE_VOLUME_OFFSET, LITTLE_ENDIAN);
    }

    /**
     * Writes averageVolume.
     *
     * @param value mean of the last bars
     * @return this
     */
    public IndicatorValuesFlyweight averageVolume(double value) {
        buffer.putDouble(offset + AVERAGE_VOLUME_OFFSET, value, LITTLE_ENDIAN);
        return this;
    }
}
