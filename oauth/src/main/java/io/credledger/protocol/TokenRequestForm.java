package io.credledger.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.credledger.outbound.OutboundRequest;
import io.credledger.provider.TokenRequests;
import io.credledger.provider.TokenRequests.ClientAuthentication;
import io.credledger.provider.TokenRequests.Encoding;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to a token or revocation endpoint: parameters and client authentication (RFC 6749 section 2.3.1), as the provider wants them. */
final class TokenRequestForm {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();

    TokenRequestForm(Map<String, List<String>> parameters) {
        this.parameters.putAll(parameters);
    }

    OutboundRequest to(URI endpoint, ClientCredentials client, TokenRequests ways) {
        boolean inHeader =
                client.secret() != null && ways.clientAuthentication() == ClientAuthentication.CLIENT_SECRET_BASIC;
        if (!inHeader) {
            authenticate(client.id(), client.secret());
        }
        OutboundRequest request = (ways.encoding() == Encoding.JSON
                        ? OutboundRequest.post(endpoint, JSON, json())
                        : OutboundRequest.post(endpoint, FORM, form()))
                .with("Accept", JSON);
        return inHeader && client.secret() != null
                ? request.authorizedBy(basic(client.id(), client.secret()))
                : request;
    }

    @RevealsSecret(reason = "the client secret goes to the provider in the body")
    private void authenticate(String id, @Nullable SecretToken secret) {
        parameters.put("client_id", List.of(id));
        if (secret != null) {
            parameters.put("client_secret", List.of(secret.revealText()));
        }
    }

    private SecretToken form() {
        return SecretToken.takeCopyOf(URLUtils.serializeParameters(parameters));
    }

    private SecretToken json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, values) -> body.put(name, values.get(0)));
        return SecretToken.takeCopyOf(body.toString());
    }

    @RevealsSecret(reason = "the client secret goes to the provider in a header")
    static SecretToken basic(String id, SecretToken secret) {
        return SecretToken.takeCopyOf(
                new ClientSecretBasic(new ClientID(id), new Secret(secret.revealText())).toHTTPAuthorizationHeader());
    }
}
