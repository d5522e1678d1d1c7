package io.millrace.feed.json;

import java.nio.charset.StandardCharsets;

/** What stands between the quotes of a text. Pure functions, any thread. */
final class JsonText {

    private static final int UNICODE_LENGTH = 6;

    private JsonText() {}

    /** Whether bytes without a backslash are an ASCII word. */
    static boolean is(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether bytes with backslashes are an ASCII word. */
    static boolean isEscaped(byte[] bytes, int from, int to, String word) {
        int i = from;
        for (int k = 0; k < word.length(); k++) {
            if (i >= to || unit(bytes, i) != word.charAt(k)) {
                return false;
            }
            i += length(bytes, i);
        }
        return i == to;
    }

    /** The text, its escapes resolved. */
    static String resolved(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        int plain = from;
        int i = from;
        while (i < to) {
            if (bytes[i] == '\\') {
                text.append(new String(bytes, plain, i - plain, StandardCharsets.UTF_8));
                text.append((char) unit(bytes, i));
                i += length(bytes, i);
                plain = i;
            } else {
                i++;
            }
        }
        return text.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8)).toString();
    }

    /** A byte as it is, below 0 above ASCII, or what an escape stands for. */
    private static int unit(byte[] bytes, int at) {
        if (bytes[at] != '\\') {
            return bytes[at];
        }
        byte letter = bytes[at + 1];
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(bytes, at + 2);
            default -> letter;
        };
    }

    private static int hexadecimal(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value * 16 + Character.digit(bytes[i], 16);
        }
        return value;
    }

    private static int length(byte[] bytes, int at) {
        if (bytes[at] != '\\') {
            return 1;
        }
        return bytes[at + 1] == 'u' ? UNICODE_LENGTH : 2;
    }
}
