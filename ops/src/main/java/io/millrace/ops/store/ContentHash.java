package io.millrace.ops.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * SHA-256 over the rows of a store: for each value its length and its text; the length of NULL is
 * -1. Only what was written is hashed, and every amount that was written is a whole number.
 */
final class ContentHash {

    private final MessageDigest sha256;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    ContentHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void table(Table table) {
        add(table.name());
        for (String column : table.written()) {
            add(column);
        }
    }

    void row(ResultSet rows, int columns) throws SQLException {
        for (int i = 1; i <= columns; i++) {
            add(rows.getString(i));
        }
    }

    private void add(@Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(UTF_8);
        length.clear().putInt(value == null ? -1 : bytes.length).flip();
        sha256.update(length);
        sha256.update(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
