package io.credledger.wire;

import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.Octets;

/** A command's clear bytes, before they are bytes: header, and the command under its type and schema. */
record CommandEnvelope(CommandHeader header, String type, Octets schema, Octets data) {}
