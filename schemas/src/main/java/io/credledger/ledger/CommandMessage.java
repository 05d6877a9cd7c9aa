package io.credledger.ledger;

import java.util.List;

/**
 * A command as it travels.
 *
 * @param clear the bytes of header and command exactly as sent: bound into the sealed part and kept in the first event
 * @param sealed what is personal or secret, if only an empty record
 * @param keys the data keys that come with it, wrapped
 */
public record CommandMessage(
        CommandHeader header, Command command, Octets clear, SealedPart sealed, List<WrappedDataKey> keys) {}
