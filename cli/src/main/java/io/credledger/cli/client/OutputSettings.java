package io.credledger.cli.client;

import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.terminal.Palette;

/** How the person wants to see it. */
public record OutputSettings(OutputFormat format, Palette palette) {}
