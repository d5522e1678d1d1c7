package io.millrace.feed.json;

/** Why bytes are no JSON. */
public enum JsonProblem {
    /** They are. */
    NONE("nothing is wrong"),
    /** Something else where a value must stand. */
    NO_VALUE("it must be a value"),
    /** Something else where a name must stand. */
    NO_NAME("it must be a name in quotes"),
    /** No colon behind a name. */
    NO_COLON("it must be a colon"),
    /** Neither comma nor the fitting bracket behind a value. */
    NO_COMMA("it must be a comma or the end of the object or array"),
    /** Bytes behind the value. */
    NO_END("nothing must stand behind the value"),
    /** A digit is missing in a number. */
    NO_DIGIT("it must be a digit"),
    /** A word that is not true, false or null. */
    NO_WORD("it must be true, false or null"),
    /** No known letter behind a backslash, or no hexadecimal digit. */
    NO_ESCAPE("it must be an escape such as \\n or \\u00e9"),
    /** A control character in a text. */
    CONTROL("it must not be a control character"),
    /** Bytes of a text that are no character. */
    NOT_UTF8("it must be UTF-8 text"),
    /** Too many objects and arrays inside each other. */
    TOO_DEEP("at most " + JsonScanner.MAX_DEPTH + " objects and arrays may stand in each other"),
    /** A value longer than the buffer of a file. */
    TOO_LONG("a value must have at most " + JsonBytes.MAX_VALUE + " bytes");

    private final String expected;

    JsonProblem(String expected) {
        this.expected = expected;
    }

    /**
     * What would be right.
     *
     * @return for messages
     */
    public String expected() {
        return expected;
    }
}
