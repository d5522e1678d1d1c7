package io.millrace.ops.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

final class OldClassesTest {

    @TempDir Path directory;

    /** The library that it is made for, as it is published. */
    private Path published() throws IOException, URISyntaxException {
        URL place = CommandLine.class.getProtectionDomain().getCodeSource().getLocation();
        return Files.copy(Path.of(place.toURI()), directory.resolve("library.jar"));
    }

    @Test
    void everyOldClassGetsTheFormOfJavaEightAndNothingElseChanges() throws Exception {
        Path jar = published();
        List<String> before = names(jar);
        int old = count(jar, ClassFile.JAVA_5_VERSION);

        assertEquals(old, OldClasses.renew(jar));

        assertNotEquals(0, old);
        assertEquals(before, names(jar));
        assertEquals(0, count(jar, ClassFile.JAVA_5_VERSION));
        assertEquals(old, count(jar, ClassFile.JAVA_8_VERSION));
    }

    @Test
    void theNewVerifierTakesEveryClass() throws Exception {
        Path jar = published();
        OldClasses.renew(jar);

        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            int verified = 0;
            for (String name : names(jar)) {
                if (name.startsWith("picocli/") && name.endsWith(".class")) {
                    // Initialising links, and linking verifies.
                    Class.forName(name.replace('/', '.').replace(".class", ""), true, loader);
                    verified++;
                }
            }
            assertEquals(count(jar, ClassFile.JAVA_8_VERSION), verified);
        }
    }

    @Test
    void aJarWithoutOldClassesIsNotTouched() throws Exception {
        Path jar = published();
        OldClasses.renew(jar);
        byte[] renewed = Files.readAllBytes(jar);

        OldClasses.main(new String[] {jar.toString()});

        assertArrayEquals(renewed, Files.readAllBytes(jar));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(jar), files.toList());
        }
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return Collections.list(file.entries()).stream().map(ZipEntry::getName).toList();
        }
    }

    private static int count(Path jar, int version) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith(".class")
                        && OldClasses.majorVersion(file.getInputStream(entry).readAllBytes())
                                == version) {
                    found.add(entry.getName());
                }
            }
        }
        return found.size();
    }
}
