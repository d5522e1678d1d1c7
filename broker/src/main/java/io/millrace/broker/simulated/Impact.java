package io.millrace.broker.simulated;

import static io.millrace.model.fixed.FixedPoint.NONE;

import io.millrace.model.fixed.FixedPoint;
import io.millrace.model.fixed.Notional;
import io.millrace.model.instrument.Instrument;
import io.millrace.model.instrument.Terms;

/**
 * What the size of a taking order costs, against the bars before. Nothing until those are known,
 * and nothing where the source tells no volume.
 */
final class Impact {

    private static final long ROOT_OF_ONE = 10_000;
    private static final long LARGEST_EXACT = Long.MAX_VALUE / FixedPoint.ONE;

    private final Terms.Impact terms;
    private final boolean hasVolume;
    private final PastBars past;

    Impact(Instrument instrument, PastBars past) {
        terms = instrument.terms().impact();
        hasVolume = instrument.hasVolume();
        this.past = past;
    }

    private boolean isKnown() {
        return hasVolume && past.isKnown();
    }

    /** Further slippage, part of the price: of orders above a part of the average volume. */
    long slippage(long orderSize) {
        if (!isKnown()) {
            return 0;
        }
        long large = Notional.of(past.averageVolume(), terms.largeOrder());
        return large != NONE && orderSize > large ? terms.largeSlippage() : 0;
    }

    /** Distance in price: coefficient times average range times the root of the volumes' part. */
    long distance(long orderSize) {
        if (terms.rootCoefficient() == 0 || !isKnown()) {
            return 0;
        }
        long ratio =
                Notional.multiplyDivide(
                        orderSize,
                        FixedPoint.ONE,
                        past.averageVolume(),
                        Notional.Rounding.HALF_EVEN);
        if (ratio == NONE) {
            return 0;
        }
        long most = Notional.of(past.averageRange(), terms.rootCoefficient());
        return Notional.of(most, root(ratio));
    }

    /** Square root in fixed point, cut off; above 922 of them to 1e-4 only. */
    static long root(long fixed) {
        return fixed <= LARGEST_EXACT
                ? wholeRoot(fixed * FixedPoint.ONE)
                : wholeRoot(fixed) * ROOT_OF_ONE;
    }

    /** Digit by digit in base 4. */
    private static long wholeRoot(long value) {
        long rest = value;
        long root = 0;
        for (long bit = 1L << 62; bit != 0; bit >>>= 2) {
            if (rest >= root + bit) {
                rest -= root + bit;
                root = (root >>> 1) + bit;
            } else {
                root >>>= 1;
            }
        }
        return root;
    }
}
