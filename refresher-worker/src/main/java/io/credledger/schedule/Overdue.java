package io.credledger.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param waiting entries that were due and are waited with, by whatever verdict
 * @param late those that have to wait although they are due
 * @param oldest since when the oldest of these is due
 */
public record Overdue(int waiting, int late, @Nullable Instant oldest) {}
