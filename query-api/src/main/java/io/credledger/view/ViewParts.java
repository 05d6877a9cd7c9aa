package io.credledger.view;

import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What the topology needs of its process.
 *
 * @param format how records are framed
 * @param stores where it opens its stores to readers
 * @param positions where it publishes how far it is
 * @param committed how far its group is
 * @param metrics where the quarantine counts
 */
public record ViewParts(
        OuterFormat format,
        LocalStores stores,
        AppliedPositions positions,
        CommittedOffsets committed,
        MeterRegistry metrics) {}
