package io.credledger.benchmarks.volume;

import io.credledger.provider.Life;

/**
 * What every stage of a run works with.
 *
 * @param life of the provider's tokens, as workers know it
 */
record Props(VolumeForm form, VolumeReport report, LocalProvider provider, GrantCommands commands, Life life) {}
