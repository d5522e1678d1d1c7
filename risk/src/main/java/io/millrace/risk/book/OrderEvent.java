package io.millrace.risk.book;

/** What can happen to an order after it was sent. */
public enum OrderEvent {
    /** We asked the broker to end it. */
    CANCEL_SENT,
    /** We asked the broker for other prices. */
    REPLACE_SENT,
    /** The broker took it. */
    ACCEPTED,
    /** Its stop price was reached. */
    TRIGGERED,
    /** A part of it traded. */
    PARTIAL_FILL,
    /** The rest of it traded. */
    FILL,
    /** Its new prices hold. */
    REPLACED,
    /** Its old prices stay. */
    REPLACE_REJECTED,
    /** It could not be ended. */
    CANCEL_REJECTED,
    /** It was ended by request. */
    CANCELLED,
    /** The broker refused it. */
    REJECTED,
    /** Its time was over. */
    EXPIRED,
    /** We no longer know what became of it. */
    LOST
}
