package io.credledger.ledger;

/** What events happen to. An id alone says where its entity lives. */
public sealed interface EntityId
        permits IdentityId,
                ConnectionId,
                ProviderClientId,
                ApiTokenId,
                ForgeId,
                AdminRosterId,
                ShardId,
                FlowId,
                SessionBookId,
                LoginId,
                WebhookBookId {

    String value();

    Routing routing();

    /** The id of whichever kind the prefix names; {@link UnknownKindException} for an id of a kind that a later version brought. */
    static EntityId parse(String text) {
        String prefix = text.length() < IdText.PREFIX_LENGTH ? "" : text.substring(0, IdText.PREFIX_LENGTH);
        return switch (prefix) {
            case IdentityId.PREFIX -> new IdentityId(text);
            case ConnectionId.PREFIX -> new ConnectionId(text);
            case ProviderClientId.PREFIX -> new ProviderClientId(text);
            case ApiTokenId.PREFIX -> new ApiTokenId(text);
            case ForgeId.PREFIX -> new ForgeId(text);
            case AdminRosterId.PREFIX -> new AdminRosterId(text);
            case ShardId.PREFIX -> new ShardId(text);
            case FlowId.PREFIX -> new FlowId(text);
            case SessionBookId.PREFIX -> new SessionBookId(text);
            case LoginId.PREFIX -> new LoginId(text);
            case WebhookBookId.PREFIX -> new WebhookBookId(text);
            default ->
                throw IdText.isId(text)
                        ? new UnknownKindException("a kind of entity is not known to this version")
                        : new InvalidIdException("id has no known prefix");
        };
    }
}
