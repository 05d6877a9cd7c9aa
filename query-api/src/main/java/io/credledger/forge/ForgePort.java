package io.credledger.forge;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * A forge as one identity sees it, through the connection that is its active forge. Every method asks the forge anew; each fails with
 * {@link ForgeException}, or with what a token hand-out is refused with.
 */
public interface ForgePort {

    /** What people open in a browser. */
    URI webBaseUrl();

    /** What programs talk to. */
    URI apiBaseUrl();

    /** Whose account it is. */
    CompletableFuture<ForgeUser> whoAmI();

    /** Repositories that the account can reach, in the forge's order. */
    CompletableFuture<ForgePage<ForgeRepository>> repositories(ForgePageRequest page);
}
