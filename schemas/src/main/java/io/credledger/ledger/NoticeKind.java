package io.credledger.ledger;

import java.util.Locale;

/** What a webhook tells of a connection. The names are on the log: permanent. */
public enum NoticeKind {
    /** Its grant is no longer good: the owner must consent anew. */
    NEEDS_REAUTH,
    /** A refresh succeeded, or a new grant came, after the last thing known was a failure. */
    REFRESH_RECOVERED,
    /** It has another owner. */
    TRANSFERRED,
    DISCONNECTED;

    /** As it is written in requests and answers. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidIdException for what is none */
    public static NoticeKind ofSlug(String slug) {
        for (NoticeKind kind : values()) {
            if (kind.slug().equals(slug)) {
                return kind;
            }
        }
        throw new InvalidIdException("must be needs_reauth, refresh_recovered, transferred or disconnected");
    }
}
