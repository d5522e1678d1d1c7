package io.millrace.ops.config;

import java.util.List;

/** Finds what somebody may have meant. */
public final class Suggestion {

    private static final int FARTHEST = 4;

    private Suggestion() {}

    /** Text to put behind "unknown key x": the nearest one, or where all are. */
    static String of(String wrong, List<String> known) {
        String nearest = nearest(wrong, known);
        return nearest.isEmpty()
                ? "; see ./millrace config show for all keys"
                : "; did you mean " + nearest + "?";
    }

    /**
     * Text to put behind "there is no x".
     *
     * @param wrong what was written
     * @param known what could have been written
     * @return asks for the nearest, or tells all of them
     */
    public static String among(String wrong, List<String> known) {
        String nearest = nearest(wrong, known);
        return nearest.isEmpty()
                ? "; it must be one of " + String.join(", ", known)
                : "; did you mean " + nearest + "?";
    }

    private static String nearest(String wrong, List<String> known) {
        String nearest = "";
        int least = FARTHEST + 1;
        for (String candidate : known) {
            int distance =
                    Math.min(
                            distance(wrong, candidate),
                            1 + distance(lastPart(wrong), lastPart(candidate)));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Edits between two texts (Levenshtein 1966). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
