package io.millrace.broker.simulated;

import java.util.ArrayList;
import java.util.List;

/**
 * The queue at one bid, lot by lot: a list of names, 0 for a stranger's lot. Slow and obvious. What
 * is newly displayed stands at the end, what is withdrawn leaves from the end.
 */
final class NaiveQueue {

    private final long price;
    private final List<Integer> queue = new ArrayList<>();
    private final List<int[]> unseen = new ArrayList<>();
    private final List<int[]> arriving = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private long bid;
    private int displayed;

    NaiveQueue(long price) {
        this.price = price;
    }

    void order(int name, int lots) {
        arriving.add(new int[] {name, lots});
    }

    void trade(long at, int lots) {
        boolean through = at < price;
        if (at == price) {
            int left = lots;
            while (left > 0 && !queue.isEmpty()) {
                int name = queue.removeFirst();
                left--;
                if (name != 0) {
                    fills.add(name + " maker");
                }
            }
        }
        sweep(through);
        arrive(at <= price);
    }

    void quote(long newBid, long ask, int bidLots) {
        bid = newBid;
        displayed = bidLots;
        sweep(ask <= price);
        if (bid < price) {
            queue.removeIf(name -> name == 0);
            unseen.forEach(this::line);
            unseen.clear();
        } else if (ask > price && bid == price) {
            while (strangers() > displayed) {
                int last = queue.lastIndexOf(0);
                queue.subList(last, last + 1).clear();
            }
            show();
            unseen.forEach(this::line);
            unseen.clear();
        }
        arrive(ask <= price);
    }

    private void sweep(boolean through) {
        if (!through) {
            return;
        }
        for (int name : queue) {
            if (name != 0) {
                fills.add(name + " maker");
            }
        }
        queue.removeIf(name -> name != 0);
        for (int[] order : unseen) {
            for (int i = 0; i < order[1]; i++) {
                fills.add(order[0] + " maker");
            }
        }
        unseen.clear();
    }

    private void arrive(boolean taken) {
        for (int[] order : arriving) {
            if (taken) {
                for (int i = 0; i < order[1]; i++) {
                    fills.add(order[0] + " taker");
                }
            } else if (bid < price) {
                line(order);
            } else if (bid == price) {
                show();
                line(order);
            } else {
                unseen.add(order);
            }
        }
        arriving.clear();
    }

    private void line(int[] order) {
        for (int i = 0; i < order[1]; i++) {
            queue.add(order[0]);
        }
    }

    private void show() {
        while (strangers() < displayed) {
            queue.add(0);
        }
    }

    private long strangers() {
        return queue.stream().filter(name -> name == 0).count();
    }

    /** One entry for each lot of ours that traded since the last call. */
    List<String> take() {
        List<String> taken = fills.stream().sorted().toList();
        fills.clear();
        return taken;
    }
}
