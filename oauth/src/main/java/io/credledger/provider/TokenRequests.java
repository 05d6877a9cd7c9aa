package io.credledger.provider;

/**
 * How the token endpoint is spoken to. A client without a secret authenticates by its id alone, whatever is said here.
 *
 * @param encoding of the request's parameters
 * @param clientAuthentication where the client's id and secret stand (RFC 6749 section 2.3.1)
 * @param redirectUriOnRefresh whether a refresh repeats {@code redirect_uri}; the standard has it not
 */
public record TokenRequests(
        Encoding encoding, ClientAuthentication clientAuthentication, boolean redirectUriOnRefresh) {

    /** The answer is JSON in any case. */
    public enum Encoding {
        FORM,
        JSON
    }

    /** As OpenID Connect names the methods. */
    public enum ClientAuthentication {
        CLIENT_SECRET_BASIC,
        CLIENT_SECRET_POST
    }
}
