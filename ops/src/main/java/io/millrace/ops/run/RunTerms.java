package io.millrace.ops.run;

import io.millrace.broker.BrokerGateway;
import io.millrace.ops.config.Config;
import io.millrace.ops.control.Hand;
import io.millrace.ops.monitor.StartPhases;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What a run was asked to be, and who is told of it.
 *
 * @param config all settings
 * @param root home directory
 * @param stop says when to end early
 * @param observer of a backtest; empty for a paper run
 * @param notices what an operator should know, a line each, any thread
 * @param ending ends the process when the pipeline stands still
 * @param recovery keeps what the next run begins with
 * @param resumed what the run goes on from; null for a fresh one
 * @param intake what its data goes into
 * @param hand of the operators
 * @param phases what the time of the start was spent on
 * @param witness sees what leaves by the order door
 */
record RunTerms(
        Config config,
        Path root,
        StopSignal stop,
        Optional<RunObserver> observer,
        Consumer<String> notices,
        IntConsumer ending,
        Recovery recovery,
        Recovery.@Nullable Resumed resumed,
        Intake intake,
        Hand hand,
        StartPhases phases,
        BrokerGateway witness) {}
