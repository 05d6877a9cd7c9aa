package io.credledger.refresh;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.ProviderAnswer;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import java.time.Instant;

/** What an attempt without a token means for the connection. */
sealed interface Verdict {

    ProviderAnswer NO_WORDS = new ProviderAnswer(null, null);

    /** One of a fixed set, for metrics. */
    String outcome();

    /** Names its command among those that an attempt can have. */
    String word();

    Command command(ConnectionId connection, long generation, AttemptId attempt);

    /** The provider's words. */
    ProviderAnswer details();

    /** The grant is as it was. */
    record Failed(RefreshTrouble trouble, Instant retryAt, ProviderAnswer details) implements Verdict {

        @Override
        public String outcome() {
            return switch (trouble) {
                case NOT_SENT -> "not-sent";
                case RATE_LIMITED -> "rate-limited";
                case CLIENT_MISCONFIGURED -> "client-misconfigured";
                case REFUSED -> "refused";
            };
        }

        @Override
        public String word() {
            return "fail";
        }

        @Override
        public Command command(ConnectionId connection, long generation, AttemptId attempt) {
            return new Command.FailRefresh(connection, attempt, trouble, retryAt);
        }
    }

    /** Nobody knows. */
    record Lost(LostCause cause, Instant retryAt, ProviderAnswer details) implements Verdict {

        @Override
        public String outcome() {
            return "unknown";
        }

        @Override
        public String word() {
            return "lose";
        }

        @Override
        public Command command(ConnectionId connection, long generation, AttemptId attempt) {
            return new Command.LoseRefresh(connection, attempt, cause, retryAt);
        }
    }

    /** Only a person helps. */
    record Reauth(ReauthReason reason, ProviderAnswer details) implements Verdict {

        @Override
        public String outcome() {
            return reason == ReauthReason.ANSWER_LOST ? "lost" : "needs-reauth";
        }

        @Override
        public String word() {
            return "reauth";
        }

        @Override
        public Command command(ConnectionId connection, long generation, AttemptId attempt) {
            return new Command.RequireReauthorisation(connection, generation, attempt, reason);
        }
    }
}
