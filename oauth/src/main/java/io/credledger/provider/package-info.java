/**
 * The providers an installation knows: what they are called, where their endpoints are, how they speak and how long their tokens live. Read from
 * catalogue files, checked as a whole. No network.
 */
@NullMarked
package io.credledger.provider;

import org.jspecify.annotations.NullMarked;
