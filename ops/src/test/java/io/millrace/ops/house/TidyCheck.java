package io.millrace.ops.house;

import java.util.List;
import java.util.function.Function;

/**
 * One rule of style over one file.
 *
 * @param name lower case with hyphens
 * @param findings what is wrong with a file; nothing for a tidy one
 */
record TidyCheck(String name, Function<TextFile, List<String>> findings) {

    @Override
    public String toString() {
        return name;
    }
}
