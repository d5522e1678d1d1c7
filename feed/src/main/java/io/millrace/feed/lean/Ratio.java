package io.millrace.feed.lean;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A factor above 0 as a fraction, so that it multiplies exactly and is rounded once.
 *
 * @param numerator above 0
 * @param denominator above 0
 */
record Ratio(long numerator, long denominator) {

    /** Changes nothing. */
    static final Ratio ONE = new Ratio(1, 1);

    private static final int MAX_DECIMALS = 18;
    private static final int MAX_BITS = 63;

    /**
     * The fraction of a decimal number.
     *
     * @param factor any number
     * @return empty when it is not above 0, or has more than 18 digits or decimals
     */
    static Optional<Ratio> of(BigDecimal factor) {
        if (factor.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal stripped = factor.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.scale() > MAX_DECIMALS || plain.unscaledValue().bitLength() > MAX_BITS) {
            return Optional.empty();
        }
        long denominator = BigDecimal.ONE.scaleByPowerOfTen(plain.scale()).longValueExact();
        return Optional.of(new Ratio(plain.unscaledValue().longValueExact(), denominator));
    }

    /** The other way round. */
    Ratio inverse() {
        return new Ratio(denominator, numerator);
    }

    /**
     * A number times this factor, rounded half to even. Nothing is allocated.
     *
     * @param value fixed point
     * @return fixed point, or {@link FixedPoint#NONE} when it is too large
     */
    long times(long value) {
        if (numerator == denominator) {
            return value;
        }
        return Notional.multiplyDivide(value, numerator, denominator, Notional.Rounding.HALF_EVEN);
    }
}
