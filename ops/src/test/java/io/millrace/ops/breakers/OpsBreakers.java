package io.millrace.ops.breakers;

import com.lmax.disruptor.RingBuffer;

import io.millrace.bench.breakers.Measured;
import io.millrace.ops.house.Breaks;

import jdk.net.UnixDomainPrincipal;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

import picocli.CommandLine;

import java.sql.Connection;
import java.util.function.IntConsumer;

/** Breaks rules from the control plane. */
public final class OpsBreakers {

    private OpsBreakers() {}

    /** A control plane with a ring. */
    @Breaks("inward-ops")
    public static final class SeesRing {
        @Nullable RingBuffer<String> ring;
    }

    /** A program that sees what measures it. */
    @Breaks("bench-apart")
    public static final class SeesBench {
        @Nullable Measured bench;
    }

    /** Settings that are read in a second place. */
    @Breaks("library-toml")
    public static final class SecondReader {
        @Nullable TomlTable table;
    }

    /** Flags that are read in a second place. */
    @Breaks("library-picocli")
    public static final class SecondCommandLine {
        @Nullable CommandLine line;
    }

    /** Somebody else who asks the system who speaks. */
    @Breaks("library-peer")
    public static final class SecondDoor {
        @Nullable UnixDomainPrincipal peer;
    }

    /** A database in a second place. */
    @Breaks("library-sql")
    public static final class SecondDatabase {
        @Nullable Connection connection;
    }

    /** An end that nobody expects. */
    @Breaks("exit-in-main")
    public static final class Exits {
        void exit() {
            System.exit(1);
        }
    }

    /** The same by reference. */
    @Breaks("exit-in-main")
    public static final class RefersToExit {
        IntConsumer exit() {
            return System::exit;
        }
    }

    /** Text past the command line. */
    @Breaks("console-in-cli")
    public static final class Prints {
        void print() {
            System.out.println("a tick");
        }
    }

    /** A trace past the command line. */
    @Breaks("console-in-cli")
    public static final class PrintsTrace {
        void print(Exception e) {
            e.printStackTrace();
        }
    }

    /** A package without package-info. */
    @Breaks("null-marked")
    public static final class Unmarked {}

    /** Open for extension by chance. */
    @Breaks("closed-classes")
    public static class Open {}

    /** Anyone may write. */
    @Breaks("no-public-mutable-fields")
    public static final class PublicField {
        /** Written by anyone. */
        public double value;
    }

    /** Anyone may write an element. */
    @Breaks("no-public-mutable-fields")
    public static final class PublicArray {
        /** Elements are written by anyone. */
        public final double[] values = new double[1];
    }

    /** A name that says nothing. */
    @Breaks("worn-names")
    public static final class TickManager {}

    /** A letter that says nothing. */
    @Breaks("worn-names")
    public interface ITick {}
}
