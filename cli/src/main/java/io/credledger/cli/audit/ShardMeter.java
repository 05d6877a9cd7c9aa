package io.credledger.cli.audit;

import io.credledger.cli.audit.verify.Verification;
import io.credledger.cli.client.terminal.Meter;
import io.credledger.cli.client.terminal.Progress;
import org.jspecify.annotations.Nullable;

/** One meter after the other, as shards are. */
final class ShardMeter implements Verification.Watch {

    private final Progress progress;
    private int shard = -1;
    private @Nullable Meter meter;

    ShardMeter(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void at(int current, long passed, long length) {
        Meter now = meter;
        if (now == null || current != shard) {
            now = new Meter(progress, "shard " + current);
            meter = now;
            shard = current;
        }
        now.at(passed, length);
    }

    void end() {
        Meter last = meter;
        if (last != null) {
            last.end();
        }
    }
}
