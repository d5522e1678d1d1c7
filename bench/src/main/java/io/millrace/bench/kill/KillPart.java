package io.millrace.bench.kill;

import io.millrace.bench.report.Findings;
import io.millrace.bench.run.Effort;
import io.millrace.bench.run.Part;
import io.millrace.bench.run.Place;

import java.nio.file.Path;
import java.util.List;

/**
 * Kills during 50 open orders and a position: by command and by a loss into the pipeline itself,
 * and by {@code emergency-stop} at the control socket of a whole run. Every journal is on a real
 * disk and forced before orders leave. Each kill has a fresh home, and fails unless 50 cancels
 * came, then what flattens, and nothing else.
 */
public final class KillPart implements Part {

    static final String PART = "kill";

    /** A part of the suite. */
    public KillPart() {}

    @Override
    public void measure(Effort effort, Place place, Findings findings) throws Exception {
        run(effort.pick(2, 4), place);
        List<KillTimes> found = run(effort.pick(20, 40), place);
        found.forEach(times -> times.tell(findings));
        findings.goal(
                "kill-first-cancel",
                found.stream().mapToDouble(KillTimes::longestFirstMs).max().orElseThrow());
        findings.goal(
                "kill-flat",
                found.stream().mapToDouble(KillTimes::longestFlatS).max().orElseThrow());
    }

    private static List<KillTimes> run(int kills, Place place) throws Exception {
        KillTimes command = new KillTimes("command into the pipeline");
        KillTimes loss = new KillTimes("loss in the pipeline");
        KillTimes socket = new KillTimes("emergency-stop at the socket");
        for (int i = 0; i < kills; i++) {
            in(place, home -> new AssembledKill(home).run(true, command));
            in(place, home -> new AssembledKill(home).run(false, loss));
            in(place, home -> new SocketKill(home).run(socket));
        }
        return List.of(command, loss, socket);
    }

    /** One kill. */
    private interface Kill {

        void in(Path home) throws Exception;
    }

    /** A fresh home for each, gone afterwards. */
    private static void in(Place place, Kill kill) throws Exception {
        Path home = place.fresh(PART);
        try {
            kill.in(home);
        } finally {
            Place.remove(home);
        }
    }
}
