package io.millrace.ops.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a store holds.
 *
 * @param rows count for each table, in their order
 * @param hash SHA-256 over all rows, hexadecimal; equal for equal journals
 */
public record StoreContent(Map<String, Long> rows, String hash) {

    /** Takes a copy. */
    public StoreContent {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }
}
