package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.TOKEN_EXISTS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_TOKEN;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.Fact;
import io.credledger.ledger.RefusalReason;

/** Tokens for this API. */
final class ApiTokens {

    private final ShardState state;
    private final Residents residents;

    ApiTokens(ShardState state, Residents residents) {
        this.state = state;
        this.residents = residents;
    }

    Decision issue(Command.IssueApiToken command) {
        if (!command.target().routing().equals(command.identity().routing())) {
            return Decision.refused(MISROUTED);
        }
        RefusalReason unfit = residents.unfit(command.identity());
        if (unfit != null) {
            return Decision.refused(unfit);
        }
        return state.entity(command.target()) == null
                ? Decision.happened(command.target(), new Fact.ApiTokenIssued(command.identity(), command.secretHash()))
                : Decision.refused(TOKEN_EXISTS);
    }

    Decision revoke(Command.RevokeApiToken command) {
        ApiToken token = state.find(command.target(), ApiToken.class);
        if (token == null || !token.identity().equals(command.identity())) {
            return Decision.refused(UNKNOWN_TOKEN);
        }
        if (residents.isErased(command.identity())) {
            return Decision.refused(HANDLE_ERASED);
        }
        return token.revoked() ? Decision.unchanged() : Decision.happened(token.id(), new Fact.ApiTokenRevoked());
    }

    Decision end(Command.EndToken command) {
        ApiToken token = state.find(command.target(), ApiToken.class);
        boolean open = token != null && token.identity().equals(command.identity()) && !token.revoked();
        return open && residents.isErased(command.identity())
                ? Decision.happened(command.target(), new Fact.ApiTokenRevoked())
                : Decision.unchanged();
    }
}
