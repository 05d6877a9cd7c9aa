package io.credledger.cli.refresh;

/** Something that happens to an attempt. */
interface Row {

    String title();

    Heard heard();

    /** For ids. */
    String slug();
}
