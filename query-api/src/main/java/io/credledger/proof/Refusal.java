package io.credledger.proof;

import io.credledger.merkle.TreeName;

/**
 * Why nothing is signed any more.
 *
 * @param tree where it was seen
 */
record Refusal(TreeName tree, Rule rule) {

    /** What was broken. */
    enum Rule {
        SMALLER("has fewer leaves than were signed: the log lost its end"),
        DIFFERENT("has not the leaves that were signed: the log was altered"),
        TWO_HEADS("was signed twice with one size and different roots");

        private final String text;

        Rule(String text) {
            this.text = text;
        }
    }

    @Override
    public String toString() {
        return "the tree " + tree + ' ' + rule.text;
    }
}
