package io.credledger.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.demo.Account;
import io.credledger.demo.FamilyRecord;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import io.credledger.protocol.AccountOutcome;
import io.credledger.protocol.RevocableToken.Kind;
import io.credledger.protocol.RevocationOutcome;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    private static final int ROUNDS = 50;
    private static final int AT_ONCE = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Customer customer;

    @BeforeEach
    void open() throws Exception {
        customer = new Customer(GrantPolicy.strict(), directory);
    }

    @AfterEach
    void close() throws Exception {
        customer.close();
    }

    @Test
    void theAccountIsReadByTheDefinition() throws Exception {
        AccountOutcome.Read read =
                (AccountOutcome.Read) customer.account(customer.grant().accessToken());

        assertThat(read.account().uid()).isEqualTo(Account.DEMO.id());
        assertThat(read.account().login()).isEqualTo(Account.DEMO.login());
        assertThat(read.account().displayName()).isEqualTo(Account.DEMO.name());
    }

    @Test
    void aRevokedGrantIsDead() throws Exception {
        IssuedTokens tokens = customer.grant();

        RevocationOutcome outcome = customer.revoke(Customer.there(tokens.refreshToken()), Kind.REFRESH_TOKEN);

        assertThat(outcome).isInstanceOf(RevocationOutcome.Revoked.class);
        assertThat(customer.refresh(tokens.refreshToken())).isInstanceOf(GrantDead.class);
        assertThat(customer.account(tokens.accessToken())).isInstanceOf(AccountOutcome.TokenRejected.class);
        assertThat(customer.server.revocations())
                .extracting(TokenRequestSeen::family)
                .containsExactly(tokens.family());
    }

    @Test
    void aRevocationCanFailToo() throws Exception {
        customer.server.atRevocation(seen -> seen.ofToken() == 1 ? Fault.status(When.BEFORE, 500) : Fault.none());
        IssuedTokens tokens = customer.grant();

        assertThat(customer.revoke(Customer.there(tokens.refreshToken()), Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Failed(RevocationOutcome.Why.PROVIDER_FAILED));
        assertThat(customer.revoke(Customer.there(tokens.refreshToken()), Kind.REFRESH_TOKEN))
                .isInstanceOf(RevocationOutcome.Revoked.class);
    }

    @Test
    void manyGrantsAreRefreshed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(customer.refreshing(customer.grant().refreshToken())
                        .thenAccept(outcome -> assertThat(outcome).isInstanceOf(Granted.class)));
            }
            Customer.done(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
        }

        assertThat(customer.provider.families()).hasSize(ROUNDS * AT_ONCE).allMatch(FamilyRecord::isAlive);
        assertThat(customer.server.requests()).hasSize(ROUNDS * AT_ONCE).allMatch(seen -> seen.ofToken() == 1);
    }

    @Test
    void oneConnectionServesManyRequests() throws Exception {
        String request = "POST /introspect HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nclient_id";
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), customer.server.port())) {
            connection.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            for (int i = 0; i < 3; i++) {
                connection.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                byte[] start = connection.getInputStream().readNBytes(12);
                assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
                connection
                        .getInputStream()
                        .skipNBytes(connection.getInputStream().available());
            }
        }
    }
}
