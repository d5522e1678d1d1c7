package io.millrace.ops.house;

import java.util.List;

/**
 * One text file of the checkout.
 *
 * @param path relative to the root, with slashes
 * @param text all of it
 */
record TextFile(String path, String text) {

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    /** File name without folders and ending. */
    String name() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    List<String> lines() {
        return text.lines().toList();
    }

    @Override
    public String toString() {
        return path;
    }
}
