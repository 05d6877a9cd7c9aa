import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import java.nio.file.Files;
import java.nio.file.Path;

/** CREDLEDGER_URL is the ledger's; ci-bot.token, old.token and caller.token hold API tokens. */
class Clients {

    public static void main(String[] args) throws Exception {
        String secret = read("ci-bot.token");

        // Where things are (RFC 8414).
        var server = AuthorizationServerMetadata.resolve(new Issuer(System.getenv("CREDLEDGER_URL")));
        ClientAuthentication client = new ClientSecretBasic(new ClientID("ci-bot"), new Secret(secret));

        // A token that works at GitHub (RFC 8693).
        var grant = new TokenExchangeGrant(
                new BearerAccessToken(secret), TokenTypeURI.ACCESS_TOKEN, null, null, null, Audience.create("github"));
        var request = new TokenRequest.Builder(server.getTokenEndpointURI(), client, grant).build();
        TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
        if (response instanceof TokenErrorResponse refused) {
            throw new IllegalStateException(refused.getErrorObject().toString());
        }
        System.out.println(response.toSuccessResponse().getTokens().getAccessToken());

        // Who came with that token (RFC 7662)? Needs the role service.
        var question = new TokenIntrospectionRequest(
                server.getIntrospectionEndpointURI(), client, new TypelessAccessToken(read("caller.token")));
        var caller = TokenIntrospectionResponse.parse(question.toHTTPRequest().send());
        System.out.println(caller.toSuccessResponse().toJSONObject());

        // An API token that is not needed any more (RFC 7009).
        var end = new TokenRevocationRequest(
                server.getRevocationEndpointURI(), client, new TypelessAccessToken(read("old.token")));
        HTTPResponse ended = end.toHTTPRequest().send();
        ended.ensureStatusCode(200);
        System.out.println("revoked");
    }

    private static String read(String file) throws Exception {
        return Files.readString(Path.of(file)).strip();
    }
}
