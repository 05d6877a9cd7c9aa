package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.ledger.Reply;
import java.util.List;

/** What one command leads to: the reply and, where it was accepted, its events. */
record Verdict(Reply reply, List<Chronicle.Entry> entries) {}
