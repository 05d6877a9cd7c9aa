/**
 * An authorization server in memory, without HTTP: what {@code up --demo} and the tests speak to, never a provider for real. It says yes to everybody who
 * asks, and keeps a record of everything for whoever wants to count.
 */
@NullMarked
package io.credledger.demo;

import org.jspecify.annotations.NullMarked;
