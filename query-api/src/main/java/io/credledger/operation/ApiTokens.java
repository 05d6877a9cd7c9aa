package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.TokenLabel;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.session.ApiTokenText;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API tokens of an identity. */
public final class ApiTokens {

    private final Desk desk;

    public ApiTokens(Desk desk) {
        this.desk = desk;
    }

    /**
     * Issues a token. Its id follows from the command's, so a repeat finds the token of the first time, whose secret is not the one just
     * made and was shown then.
     */
    public Done<IssuedToken> issue(Ask ask, Handle handle, @Nullable String label, @Nullable Duration validFor) {
        Identity identity = desk.directory().require(handle).state();
        ApiTokenText token = ApiTokenText.generate(desk.commands().tokenId(ask, identity.id()));
        Instant now = desk.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = validFor == null ? null : now.plus(validFor);
        Command command = new Command.IssueApiToken(token.id(), identity.id(), token.hash());
        Committed committed = desk.commits()
                .commit(ask, token.id(), () -> seal(ask, identity, command, new TokenLabel(label, expiresAt)));
        boolean mine = desk.view()
                .apiToken(token.id())
                .map(row -> token.hasHash(row.state().secretHash()))
                .orElse(false);
        if (!mine) {
            throw EdgeReason.TOKEN_ALREADY_SHOWN.refusal(Map.of("id", token.id().value()));
        }
        return new Done<>(new IssuedToken(token, expiresAt), committed.position());
    }

    public Page<ApiTokenCard> list(Handle handle, PageRequest page) {
        Identity identity = desk.directory().require(handle).state();
        Page<Row<ApiToken>> rows = desk.view().apiTokens(identity.id(), page);
        return new Page<>(rows.items().stream().map(this::card).toList(), rows.nextCursor());
    }

    public Done<ApiTokenId> revoke(Ask ask, Handle handle, ApiTokenId token) {
        return revoke(ask, desk.directory().require(handle).state(), token);
    }

    /** Of whoever has just proved to have it. */
    public Done<ApiTokenId> revoke(Ask ask, IdentityId holder, ApiTokenId token) {
        Identity identity = desk.view()
                .identity(holder)
                .map(Row::state)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
        return revoke(ask, identity, token);
    }

    private Done<ApiTokenId> revoke(Ask ask, Identity identity, ApiTokenId token) {
        if (!token.routing().equals(identity.id().routing())) {
            throw RefusedException.of(RefusalReason.UNKNOWN_TOKEN);
        }
        Command command = new Command.RevokeApiToken(token, identity.id());
        Committed committed =
                desk.commits().commit(ask, token, () -> seal(ask, identity, command, new Details.Nothing()));
        return new Done<>(token, committed.position());
    }

    private CommandMessage seal(Ask ask, Identity identity, Command command, Details details) {
        try (CommandDraft draft = desk.commands().begin(ask, command.target());
                DataKey key = desk.keyring()
                        .lend(identity.id(), identity.detailsKey())
                        .orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, details, key);
        }
    }

    private ApiTokenCard card(Row<ApiToken> row) {
        Optional<TokenLabel> label = desk.opener().open(row.details(), TokenLabel.class);
        Instant expiresAt = label.map(TokenLabel::expiresAt).orElse(null);
        boolean expired = expiresAt != null && !desk.clock().instant().isBefore(expiresAt);
        return new ApiTokenCard(
                row.state().id().value(),
                label.map(TokenLabel::label).orElse(null),
                row.state().revoked() ? "revoked" : expired ? "expired" : "active",
                row.state().stamp().createdAt(),
                expiresAt,
                row.state().version());
    }
}
