package io.credledger.cli.refresh;

import io.credledger.faulty.Fault;

/** Something that happens to an attempt. */
interface Row {

    String title();

    Heard heard();

    /** What the provider does to the first request of a grant. */
    Fault fault();

    /** For ids. */
    String slug();
}
