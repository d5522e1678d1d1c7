package io.millrace.ops.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives classes that were compiled for Java 5 or earlier the form of Java 8: the same code, with
 * the stack maps that the verifier of later versions reads. Java keeps no class without them in an
 * AOT cache, and loads and verifies it anew in each start.
 */
public final class OldClasses {

    /** The first form with stack maps. */
    private static final int STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private OldClasses() {}

    /**
     * Renews jars where they lie. One without old classes is not touched.
     *
     * @param arguments paths of jars
     * @throws IOException when one cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        for (String jar : arguments) {
            renew(Path.of(jar));
        }
    }

    /**
     * Renews a jar.
     *
     * @param jar replaced as a whole, or left as it is
     * @return how many classes were old
     * @throws IOException when it cannot be read or written
     */
    static int renew(Path jar) throws IOException {
        Path renewed = jar.resolveSibling(jar.getFileName() + ".renewed");
        int old = 0;
        try (ZipFile from = new ZipFile(jar.toFile());
                URLClassLoader loader =
                        new URLClassLoader(
                                new URL[] {jar.toUri().toURL()},
                                ClassLoader.getPlatformClassLoader());
                OutputStream file = Files.newOutputStream(renewed);
                ZipOutputStream to = new ZipOutputStream(file)) {
            ClassFile classes = classes(loader);
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] bytes = bytes(from, entry);
                if (isOld(entry, bytes)) {
                    bytes = renew(classes, bytes);
                    old++;
                }
                write(to, entry, bytes);
            }
        }
        if (old > 0) {
            Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(renewed);
        }
        return old;
    }

    /** A stack map names the nearest common ancestor of two classes: both must be found. */
    private static ClassFile classes(ClassLoader loader) {
        return ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(loader)
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static boolean isOld(ZipEntry entry, byte[] bytes) {
        return entry.getName().endsWith(".class") && majorVersion(bytes) < STACK_MAPS;
    }

    /** The seventh and eighth byte of a class file, the most significant first. */
    static int majorVersion(byte[] bytes) {
        return ((bytes[6] & 0xFF) << 8) | (bytes[7] & 0xFF);
    }

    private static byte[] renew(ClassFile classes, byte[] bytes) {
        ClassModel old = classes.parse(bytes);
        ClassTransform version =
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                };
        // Bodies that pass instruction by instruction get stack maps; one taken over whole does
        // not.
        ClassTransform bodies =
                ClassTransform.transformingMethodBodies(
                        (builder, instruction) -> builder.with(instruction));
        return classes.transformClass(old, version.andThen(bodies));
    }

    private static void write(ZipOutputStream jar, ZipEntry old, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(old.getName());
        entry.setLastModifiedTime(old.getLastModifiedTime());
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
