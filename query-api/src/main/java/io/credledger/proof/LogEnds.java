package io.credledger.proof;

import io.credledger.merkle.TreeName;

/** Where the log really ends, whatever the view has read of it. */
@FunctionalInterface
interface LogEnds {

    /** At least as many leaves as the tree has on the log. */
    long leaves(TreeName tree);
}
