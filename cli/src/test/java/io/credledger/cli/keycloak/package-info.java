/**
 * A real Keycloak as a child process, and what its administrator and its users do there. Each test class takes a realm of its own,
 * so that none sees another's keys, sessions or people. Nothing here knows the ledger.
 */
@NullMarked
package io.credledger.cli.keycloak;

import org.jspecify.annotations.NullMarked;
