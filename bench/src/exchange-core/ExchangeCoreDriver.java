import exchange.core2.core.ExchangeApi;
import exchange.core2.core.ExchangeCore;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.api.ApiAddUser;
import exchange.core2.core.common.api.ApiAdjustUserBalance;
import exchange.core2.core.common.api.binary.BatchAddSymbolsCommand;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.ExchangeConfiguration;
import exchange.core2.core.common.config.InitialStateConfiguration;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.common.config.OrdersProcessingConfiguration;
import exchange.core2.core.common.config.PerformanceConfiguration;
import exchange.core2.core.common.config.ReportsQueriesConfiguration;
import exchange.core2.core.common.config.SerializationConfiguration;
import exchange.core2.core.processors.journaling.DiskSerializationProcessor;
import exchange.core2.core.processors.journaling.DiskSerializationProcessorConfiguration;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drives exchange-core with its journal on a disk: pairs of orders that trade with each other. A
 * single source file without package, so that any Java from 11 on can run it with a class path of
 * its own: {@code FOLDER ROUNDS PAIRS WAIT}. Prints nanoseconds a pair, one line a round, and then
 * {@code checked} when every order was accepted and every pair has traded.
 */
final class ExchangeCoreDriver {

    private static final int SYMBOL = 1;
    private static final int BASE = 11;
    private static final int QUOTE = 15;
    private static final long BUYER = 1;
    private static final long SELLER = 2;

    private static final AtomicLong ORDERS = new AtomicLong();
    private static final AtomicLong REFUSED = new AtomicLong();
    private static final AtomicLong TRADED = new AtomicLong();

    private ExchangeCoreDriver() {}

    /** Its threads would keep the process when this one fails. */
    public static void main(String[] arguments) {
        try {
            run(arguments);
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        int pairs = Integer.parseInt(arguments[2]);
        ExchangeCore core = core(arguments[0], CoreWaitStrategy.valueOf(arguments[3]));
        core.startup();
        ExchangeApi api = core.getApi();
        prepare(api);
        long number = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < pairs; i++) {
                long price = 10_000 + i % 100;
                order(api, ++number, price, OrderAction.ASK, OrderType.GTC);
                order(api, ++number, price, OrderAction.BID, OrderType.IOC);
            }
            while (ORDERS.get() < number) {
                Thread.sleep(0, 100_000);
            }
            System.out.println((double) (System.nanoTime() - start) / pairs);
        }
        if (REFUSED.get() != 0 || TRADED.get() != number / 2) {
            System.out.println(
                    "wrong: " + REFUSED + " refused, " + TRADED + " of " + number / 2 + " traded");
        } else {
            System.out.println("checked");
        }
        System.out.flush();
        core.shutdown(1, TimeUnit.SECONDS);
    }

    private static void order(
            ExchangeApi api, long id, long price, OrderAction side, OrderType type) {
        long user = side == OrderAction.ASK ? SELLER : BUYER;
        api.placeNewOrder(0, 0, id, id, 0, price, price, 1, side, type, SYMBOL, user);
    }

    private static ExchangeCore core(String folder, CoreWaitStrategy wait) {
        DiskSerializationProcessorConfiguration usual =
                DiskSerializationProcessorConfiguration.createDefaultConfig();
        DiskSerializationProcessorConfiguration disk =
                DiskSerializationProcessorConfiguration.builder()
                        .storageFolder(folder)
                        .snapshotLz4CompressorFactory(usual.getSnapshotLz4CompressorFactory())
                        .journalFileMaxSize(usual.getJournalFileMaxSize())
                        .journalBufferSize(usual.getJournalBufferSize())
                        .journalBatchCompressThreshold(usual.getJournalBatchCompressThreshold())
                        .journalLz4CompressorFactory(usual.getJournalLz4CompressorFactory())
                        .build();
        ExchangeConfiguration configuration =
                ExchangeConfiguration.defaultBuilder()
                        .ordersProcessingCfg(OrdersProcessingConfiguration.DEFAULT)
                        .initStateCfg(InitialStateConfiguration.cleanStartJournaling("bench"))
                        .performanceCfg(
                                PerformanceConfiguration.latencyPerformanceBuilder()
                                        .waitStrategy(wait)
                                        .build())
                        .reportsQueriesCfg(ReportsQueriesConfiguration.DEFAULT)
                        .loggingCfg(LoggingConfiguration.DEFAULT)
                        .serializationCfg(
                                SerializationConfiguration.builder()
                                        .enableJournaling(true)
                                        .serializationProcessorFactory(
                                                whole ->
                                                        new DiskSerializationProcessor(whole, disk))
                                        .build())
                        .build();
        return ExchangeCore.builder()
                .resultsConsumer(
                        (command, sequence) -> {
                            if (command.command != OrderCommandType.PLACE_ORDER) {
                                return;
                            }
                            if (command.resultCode != CommandResultCode.SUCCESS) {
                                REFUSED.incrementAndGet();
                            }
                            if (command.matcherEvent != null) {
                                TRADED.incrementAndGet();
                            }
                            ORDERS.incrementAndGet();
                        })
                .exchangeConfiguration(configuration)
                .build();
    }

    private static void prepare(ExchangeApi api) throws Exception {
        api.submitBinaryDataAsync(
                        new BatchAddSymbolsCommand(
                                CoreSymbolSpecification.builder()
                                        .symbolId(SYMBOL)
                                        .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                                        .baseCurrency(BASE)
                                        .quoteCurrency(QUOTE)
                                        .baseScaleK(1)
                                        .quoteScaleK(1)
                                        .takerFee(0)
                                        .makerFee(0)
                                        .build()))
                .get();
        for (long user : new long[] {BUYER, SELLER}) {
            api.submitCommandAsync(ApiAddUser.builder().uid(user).build()).get();
            for (int currency : new int[] {BASE, QUOTE}) {
                api.submitCommandAsync(
                                ApiAdjustUserBalance.builder()
                                        .uid(user)
                                        .currency(currency)
                                        .amount(1_000_000_000_000_000L)
                                        .transactionId(currency)
                                        .build())
                        .get();
            }
        }
    }
}
