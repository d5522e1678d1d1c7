package io.millrace.risk.state;

/** What a halt does about positions. */
public enum KillFlatten {
    /**
     * A loss, a drawdown and a concentration close everything; any other halt does as {@link
     * #PROTECT}.
     */
    POSITIONS,
    /** Cancels all but protective stops; positions keep their stops. */
    PROTECT,
    /** Cancels entries alone; positions keep their stops and targets. */
    NONE
}
