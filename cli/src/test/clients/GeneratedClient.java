import com.fasterxml.jackson.databind.DeserializationFeature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ledger.ApiClient;
import ledger.ApiException;
import ledger.api.ConnectionsApi;
import ledger.api.IdentitiesApi;
import ledger.model.Connection;
import ledger.model.HistoryItem;
import ledger.model.NewConnection;
import ledger.model.NewConnectionAccount;
import ledger.model.TransferConnectionRequest;
import ledger.model.Whoami200Response;

/** What programs do with a ledger, by the client that openapi-generator makes of openapi.yaml. Prints what it is told. */
public final class GeneratedClient {

    private GeneratedClient() {}

    public static void main(String[] arguments) throws Exception {
        ConnectionsApi alices = new ConnectionsApi(client(arguments[0]));
        ConnectionsApi bobs = new ConnectionsApi(client(arguments[1]));

        Whoami200Response alice = new IdentitiesApi(client(arguments[0])).whoami(null);
        say("whoami", alice.getIdentity(), alice.getRoles(), alice.getActiveForge());

        NewConnection wanted = new NewConnection()
                .provider("github")
                .name("java")
                .kind(NewConnection.KindEnum.BEARER)
                .accessToken("ghp_made_up")
                .account(new NewConnectionAccount().uid("42").login("octocat"))
                .scopes(List.of("repo"));
        Connection stored = alices.storeConnection(wanted, null, "generated-java", null).getConnection();
        String id = stored.getId();
        say("stored", stored.getStatus(), stored.getAccountLogin(), stored.getExpiresAt(), stored.getVersion());
        try {
            alices.storeConnection(wanted, null, null, null);
        } catch (ApiException refused) {
            say("again", refused.getCode(), refused.getResponseBody().contains("problem:connection-exists"));
        }

        for (Connection listed :
                alices.listConnections(null, null, null, "github", "connected", "java", null, null, null, null)
                        .getItems()) {
            say("listed", listed.getName(), listed.getId().equals(id));
        }
        say("got", alices.showConnection(id, null, null).getKey());
        say("shared", alices.shareConnection(id, "bob", null, null).getSharedWith());

        TransferConnectionRequest handover = new TransferConnectionRequest().to("bob").reason("java");
        say("transferred", alices.transferConnection(id, handover, null, null).getOwner());
        for (HistoryItem item : bobs.connectionHistory(id, null, null, null).getItems()) {
            say("history", item.getType(), item.getActor(), item.getOwner(), item.getReason());
        }
        say("disconnected", bobs.disconnect(id, null, null).getStatus());
    }

    private static ApiClient client(String file) throws Exception {
        String token = Files.readString(Path.of(file)).strip();
        ApiClient client = new ApiClient();
        // Else it cannot tell apart what may be one of two things.
        client.setObjectMapper(client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        client.updateBaseUri(System.getenv("CREDLEDGER_URL"));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    private static void say(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        System.out.println(line);
    }
}
