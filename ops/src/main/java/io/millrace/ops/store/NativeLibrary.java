package io.millrace.ops.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the native library of SQLite is unpacked: beside the store, since a host may forbid that
 * programs are executed from its temporary folder. Only the first place counts in a process.
 */
final class NativeLibrary {

    private static final String PLACE = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    static synchronized void place(Path store) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Path folder = store.resolveSibling("native");
            Files.createDirectories(folder);
            System.setProperty(PLACE, folder.toString());
        } catch (java.io.IOException e) {
            // The store itself cannot be made there either, and says so.
            return;
        }
    }
}
