/**
 * What a person sits before, for tests: a scripted agent of pages and forms, of which a test has as many as it has people, and a
 * real Chromium. Nothing here knows the ledger or a provider.
 */
@NullMarked
package io.credledger.cli.browser;

import org.jspecify.annotations.NullMarked;
