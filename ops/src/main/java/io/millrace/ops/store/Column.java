package io.millrace.ops.store;

/**
 * One column of the store.
 *
 * @param name as queries write it
 * @param type its type, or the type and what it is computed from
 * @param meaning with its unit, for the reference
 */
public record Column(String name, String type, String meaning) {

    private static final String COMPUTED = " GENERATED ALWAYS AS ";

    static Column text(String name, String meaning) {
        return new Column(name, "TEXT", meaning);
    }

    static Column whole(String name, String meaning) {
        return new Column(name, "INTEGER", meaning);
    }

    /** A number that is computed from an exact amount, which stands in the column of that name. */
    static Column decimal(String name, String meaning) {
        return new Column(
                name,
                "REAL" + COMPUTED + "(" + Table.exact(name) + " / 100000000.0) VIRTUAL",
                meaning);
    }

    static Column same(String name, String type, String as) {
        return new Column(
                name, type + COMPUTED + "(" + as + ") VIRTUAL", "the same as `" + as + "`");
    }

    /** Whether the database computes it. */
    boolean isComputed() {
        return type.contains(COMPUTED);
    }

    /** INTEGER, REAL or TEXT. */
    String kind() {
        int blank = type.indexOf(' ');
        return blank < 0 ? type : type.substring(0, blank);
    }
}
