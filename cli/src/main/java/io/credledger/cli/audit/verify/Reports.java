package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.keys.Opened;

/** What the checks of all shards share. */
record Reports(Opened opened, Causes causes, Tally tally) {}
