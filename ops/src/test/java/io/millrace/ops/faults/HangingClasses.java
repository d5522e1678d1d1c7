package io.millrace.ops.faults;

import io.millrace.risk.RiskStage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Loads the classes of risk anew, each of their methods asking {@link Hangs} when it begins, and
 * beside them as they are all classes that use them. What stands below risk is shared.
 */
public final class HangingClasses extends ClassLoader {

    private static final String OURS = "io.millrace.";
    private static final String RISK = OURS + "risk.";
    private static final ClassDesc HANGS = ClassDesc.of(Hangs.class.getName());
    private static final MethodTypeDesc AT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final int NOT_ASKING = -1;
    private static final List<String> SHARED =
            List.of(
                    OURS + "model.",
                    OURS + "journal.",
                    OURS + "indicators.",
                    OURS + "feed.",
                    OURS + "broker.",
                    Hangs.class.getName());

    private final List<String> methods = new ArrayList<>();

    HangingClasses() {
        super(HangingClasses.class.getClassLoader());
    }

    /** Class and name of every method that asks, by number. */
    List<String> methods() {
        return methods;
    }

    /**
     * Writes a class of risk of which one method asks as number 0, to stand before the class path
     * of a process.
     *
     * @param folder where classes are looked for
     * @param type name of the class behind {@code io.millrace.risk.}
     * @param method its name
     * @throws IOException if it cannot be written
     */
    public static void write(Path folder, String type, String method) throws IOException {
        String file = (RISK + type).replace('.', '/') + ".class";
        try (InputStream in = RiskStage.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing");
            }
            byte[] asking =
                    asking(
                            in.readAllBytes(),
                            each -> each.methodName().equalsString(method) ? 0 : NOT_ASKING);
            Files.createDirectories(folder.resolve(file).getParent());
            Files.write(folder.resolve(file), asking);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || SHARED.stream().anyMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] code =
                    name.startsWith(RISK) ? asking(bytes, method -> note(name, method)) : bytes;
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int note(String name, MethodModel method) {
        methods.add(name.substring(RISK.length()) + "." + method.methodName().stringValue());
        return methods.size() - 1;
    }

    private static byte[] asking(byte[] bytes, ToIntFunction<MethodModel> number) {
        ClassFile file = ClassFile.of();
        ClassTransform each =
                (to, element) -> {
                    int own =
                            element instanceof MethodModel method && isOrdinary(method)
                                    ? number.applyAsInt(method)
                                    : NOT_ASKING;
                    if (element instanceof MethodModel method && own != NOT_ASKING) {
                        to.transformMethod(method, MethodTransform.transformingCode(first(own)));
                    } else {
                        to.with(element);
                    }
                };
        return file.transformClass(file.parse(bytes), each);
    }

    private static boolean isOrdinary(MethodModel method) {
        return method.code().isPresent()
                && !method.methodName().stringValue().startsWith("<")
                && !method.methodName().equalsString("values")
                && !method.flags().has(AccessFlag.SYNTHETIC);
    }

    private static CodeTransform first(int number) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder to) {
                to.loadConstant(number).invokestatic(HANGS, "at", AT);
            }

            @Override
            public void accept(CodeBuilder to, CodeElement element) {
                to.with(element);
            }
        };
    }
}
