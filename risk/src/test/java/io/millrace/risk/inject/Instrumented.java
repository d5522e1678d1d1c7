package io.millrace.risk.inject;

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
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the classes of risk anew, each of their methods asking {@link Faults} when it begins.
 * Classes of the tests are loaded beside them as they are, so that they see one another.
 */
final class Instrumented extends ClassLoader {

    private static final String RISK = "io.millrace.risk.";
    private static final String OURS = RISK + "inject.";
    private static final ClassDesc FAULTS = ClassDesc.of(Faults.class.getName());
    private static final MethodTypeDesc AT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc HAS_NO_NUMBER =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_int);

    private final List<String> methods = new ArrayList<>();

    Instrumented() {
        super(Instrumented.class.getClassLoader());
    }

    /** Class and name of every method so far, by number. */
    List<String> methods() {
        return methods;
    }

    /** Folder of the compiled classes. */
    static Path main() {
        try {
            URI place = RiskStage.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(RISK) || name.startsWith(OURS)) {
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
            boolean isMain = main().resolve(file).toFile().isFile();
            byte[] code = isMain ? transformed(name, bytes) : bytes;
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] transformed(String name, byte[] bytes) {
        ClassFile file = ClassFile.of();
        ClassTransform each =
                (to, element) -> {
                    if (element instanceof MethodModel method && isOrdinary(method)) {
                        int number = methods.size();
                        String where = name.substring(RISK.length());
                        methods.add(where + "." + method.methodName().stringValue());
                        boolean isLong =
                                method.methodTypeSymbol()
                                        .returnType()
                                        .equals(ConstantDescs.CD_long);
                        to.transformMethod(
                                method, MethodTransform.transformingCode(asking(number, isLong)));
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

    private static CodeTransform asking(int number, boolean isLong) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder to) {
                to.loadConstant(number).invokestatic(FAULTS, "at", AT);
                if (isLong) {
                    to.loadConstant(number)
                            .invokestatic(FAULTS, "hasNoNumber", HAS_NO_NUMBER)
                            .ifThen(then -> then.loadConstant(Long.MIN_VALUE).lreturn());
                }
            }

            @Override
            public void accept(CodeBuilder to, CodeElement element) {
                to.with(element);
            }
        };
    }
}
