package io.millrace.bench.peer;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;

/**
 * TA-Lib over a whole array at once, its fastest way: the indicators of the adaptive strategy that
 * it knows. It has no efficiency ratio; R² is the square of its correlation with the bar's number.
 */
final class TaLibBatch {

    private final Core core = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger length = new MInteger();
    private final Bars bars;
    private final int end;
    private final double[] number;
    private final double[] change;

    final double[] ema;
    final double[] upper;
    final double[] middle;
    final double[] lower;
    final double[] rsi;
    final double[] trueRange;
    final double[] atr;
    final double[] atrAverage;
    final double[] kama;
    final double[] plusDi;
    final double[] minusDi;
    final double[] adx;
    final double[] slope;
    final double[] correlation;
    final double[] averageVolume;
    final double[] deviation;

    TaLibBatch(Bars bars) {
        this.bars = bars;
        int count = bars.count();
        end = count - 1;
        number = new double[count];
        change = new double[count];
        for (int i = 0; i < count; i++) {
            number[i] = i;
        }
        ema = new double[count];
        upper = new double[count];
        middle = new double[count];
        lower = new double[count];
        rsi = new double[count];
        trueRange = new double[count];
        atr = new double[count];
        atrAverage = new double[count];
        kama = new double[count];
        plusDi = new double[count];
        minusDi = new double[count];
        adx = new double[count];
        slope = new double[count];
        correlation = new double[count];
        averageVolume = new double[count];
        deviation = new double[count];
    }

    /** Every indicator over every bar. */
    void run() {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        check(core.ema(0, end, close, 20, begin, length, ema));
        check(
                core.bbands(
                        0, end, close, 20, 2, 2, MAType.Sma, begin, length, upper, middle, lower));
        check(core.rsi(0, end, close, 14, begin, length, rsi));
        check(core.trueRange(0, end, high, low, close, begin, length, trueRange));
        check(core.atr(0, end, high, low, close, 14, begin, length, atr));
        int atrs = length.value;
        check(core.sma(0, atrs - 1, atr, 50, begin, length, atrAverage));
        check(core.kama(0, end, close, 10, begin, length, kama));
        check(core.plusDI(0, end, high, low, close, 14, begin, length, plusDi));
        check(core.minusDI(0, end, high, low, close, 14, begin, length, minusDi));
        check(core.adx(0, end, high, low, close, 14, begin, length, adx));
        check(core.linearRegSlope(0, end, close, 50, begin, length, slope));
        check(core.correl(0, end, close, number, 50, begin, length, correlation));
        check(core.sma(0, end, bars.volume(), 20, begin, length, averageVolume));
        check(core.mom(0, end, close, 1, begin, length, change));
        check(core.stdDev(0, length.value - 1, change, 20, 1, begin, length, deviation));
    }

    private static void check(RetCode code) {
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib answered " + code);
        }
    }

    /** Value of the last bar. */
    double last(double[] values, int lookback) {
        return values[end - lookback];
    }
}
