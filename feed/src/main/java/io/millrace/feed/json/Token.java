package io.millrace.feed.json;

/** What {@link JsonScanner#next()} stands on. Plain numbers, so that a switch needs no table. */
public final class Token {

    /** The bytes are no JSON; it stays so. */
    public static final int INVALID = -1;

    /** Behind the one value of the text. */
    public static final int END = 0;

    /** Beginning of an object. */
    public static final int OBJECT = 1;

    /** End of an object. */
    public static final int OBJECT_END = 2;

    /** Beginning of an array. */
    public static final int ARRAY = 3;

    /** End of an array. */
    public static final int ARRAY_END = 4;

    /** Name of a member; the colon was passed. */
    public static final int NAME = 5;

    /** Text; the range is what stands between the quotes. */
    public static final int STRING = 6;

    /** A number. */
    public static final int NUMBER = 7;

    /** {@code true}. */
    public static final int TRUE = 8;

    /** {@code false}. */
    public static final int FALSE = 9;

    /** {@code null}. */
    public static final int NULL = 10;

    private Token() {}

    /**
     * What a token is called.
     *
     * @param token one of these
     * @return for messages
     */
    static String label(int token) {
        return switch (token) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "text";
            case NUMBER -> "a number";
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
            case END -> "the end of the text";
            case NAME -> "a name";
            default -> "the end of an object or array";
        };
    }
}
