package io.credledger.cli.refresh;

import io.credledger.cli.system.Person;
import io.credledger.demo.FamilyId;
import io.credledger.ledger.ConnectionId;

/** A connection that is due, and its grant at the provider. */
record Grant(Site site, Person owner, ConnectionId connection, FamilyId family) {}
