package io.credledger.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Origin;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.Pseudonyms;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.SealedDetails;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.Details.IdentityProfile;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.Role;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.secret.SecretToken;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.DetailsCodec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandDraftTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final Origin GITHUB = Origin.of(URI.create("https://github.com"));

    private final MasterKeys master = MasterKeys.parse(MasterKeys.generate());
    private final DataKeys dataKeys = new DataKeys(master.keyEncryptionKeys(LEDGER));
    private final Pseudonyms pseudonyms =
            PseudonymKey.parse(PseudonymKey.generate()).pseudonyms();
    private final RefresherKeys refresher = RefresherKeys.generate();
    private final SealedCommands commands = new SealedCommands(
            new EdgeKeys(
                    LEDGER,
                    pseudonyms,
                    dataKeys,
                    new RefreshTokenSealer(refresher.publicKey()),
                    master.tickets(LEDGER)),
            Clock.fixed(Instant.parse("2026-11-20T22:00:00.123456Z"), ZoneOffset.UTC));
    private final IdentityId alice = pseudonyms.identity(new Handle("alice"));

    @Test
    void theClearBytesAreTheHeaderAndTheCommand() {
        CommandMessage message = registration(ask("key", "body", null));

        ClearBytes.Clear clear = ClearBytes.decode(message.clear());
        assertThat(clear.header()).isEqualTo(message.header());
        assertThat(clear.command()).isEqualTo(message.command());
        assertThat(message.header().issuedAt()).isEqualTo(Instant.parse("2026-11-20T22:00:00.123Z"));
        assertThat(message.header().id().routing()).isEqualTo(alice.routing());
    }

    @Test
    void theDetailsOpenWithTheKeyThatComesAlong() {
        CommandMessage message = registration(ask("key", "body", null));

        SealedPart sealed = message.sealed();
        try (DataKey key = dataKeys.unwrap(wrapped(message.keys().get(0)))) {
            byte[] opened = DetailsSealer.open(
                    key,
                    new DetailsContext(
                            LEDGER,
                            alice,
                            message.header().id(),
                            "IdentityRegistered",
                            alice,
                            DetailsContext.digest(message.clear().toByteArray())),
                    new SealedDetails(sealed.key(), sealed.schema(), sealed.ciphertext()));
            assertThat(DetailsCodec.decode(sealed.schema(), opened))
                    .isEqualTo(new IdentityProfile(new Handle("alice"), "Alice"));
        }
    }

    @Test
    void theSameAskHasTheSameIdAndDigest() {
        CommandMessage first = registration(ask("key", "body", 3L));
        CommandMessage again = registration(ask("key", "body", 3L));

        assertThat(again.header().id()).isEqualTo(first.header().id());
        assertThat(again.header().requestDigest()).isEqualTo(first.header().requestDigest());
    }

    @Test
    void anotherRequestUnderTheKeyHasTheIdAndAnotherDigest() {
        CommandMessage first = registration(ask("key", "body", null));
        CommandMessage other = registration(ask("key", "other body", null));

        assertThat(other.header().id()).isEqualTo(first.header().id());
        assertThat(other.header().requestDigest()).isNotEqualTo(first.header().requestDigest());
    }

    @Test
    void withoutAKeyEveryAskIsItsOwn() {
        assertThat(commands.id(Ask.of(alice, null, new byte[0], null), alice))
                .isNotEqualTo(commands.id(Ask.of(alice, null, new byte[0], null), alice));
    }

    @Test
    void aDigestTellsWhoseCommandItWas() {
        CommandMessage message = registration(ask("key", "body", null));
        IdentityId bob = pseudonyms.identity(new Handle("bob"));

        Octets digest = message.header().requestDigest();
        assertThat(RequestDigest.isBy(pseudonyms, alice, message.header().id(), digest))
                .isTrue();
        assertThat(RequestDigest.isBy(pseudonyms, bob, message.header().id(), digest))
                .isFalse();
    }

    @Test
    void tokensAreSealedForTheirCommandFieldAndOrigin() {
        ProviderClientId target = pseudonyms.providerClient(new ProviderId("github"));
        try (CommandDraft draft = commands.begin(ask("key", "body", null), target);
                SecretToken secret = SecretToken.takeCopyOf("s3cret")) {
            var details = draft.newKey(KeyPurpose.DETAILS);
            var token = draft.newKey(KeyPurpose.TOKEN);
            Octets access = draft.seal(TokenField.ACCESS_TOKEN, GITHUB, secret);
            Octets refresh = draft.sealRefreshToken(GITHUB, secret);
            CommandMessage message = draft.finish(
                    new Command.StoreProviderClient(
                            target, pseudonyms.provider(new ProviderId("github")), details, token),
                    credential(access, refresh, "{}"));

            assertThat(message.keys()).extracting(WrappedDataKey::purpose).containsExactly("details", "token");
            try (DataKey key = dataKeys.unwrap(wrapped(message.keys().get(1)));
                    SecretToken opened = TokenSealer.open(
                            key,
                            new TokenContext(LEDGER, target, draft.id(), TokenField.ACCESS_TOKEN, GITHUB),
                            SealedToken.parse(access.toByteArray()));
                    SecretToken refreshed = new RefreshTokenOpener(refresher, LEDGER)
                            .open(
                                    new TokenContext(LEDGER, target, draft.id(), TokenField.REFRESH_TOKEN, GITHUB),
                                    SealedToken.parse(refresh.toByteArray()))) {
                assertThat(opened).isEqualTo(secret);
                assertThat(refreshed).isEqualTo(secret);
            }
        }
    }

    @Test
    void whatNoEventCouldHoldIsRefusedHere() {
        ProviderClientId target = pseudonyms.providerClient(new ProviderId("github"));
        try (CommandDraft draft = commands.begin(ask("key", "body", null), target)) {
            Command command = new Command.StoreProviderClient(
                    target,
                    pseudonyms.provider(new ProviderId("github")),
                    draft.newKey(KeyPurpose.DETAILS),
                    draft.newKey(KeyPurpose.TOKEN));
            for (int size : new int[] {58 * 1024, 70 * 1024}) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> draft.finish(command, credential(null, null, "x".repeat(size))))
                        .satisfies(e -> assertThat(e.refusal().slug()).isEqualTo("event-too-large"));
            }
        }
    }

    private CommandMessage registration(Ask ask) {
        try (CommandDraft draft = commands.begin(ask, alice)) {
            return draft.finish(
                    new Command.RegisterIdentity(alice, draft.newKey(KeyPurpose.DETAILS), Set.of(Role.USER)),
                    new IdentityProfile(new Handle("alice"), "Alice"));
        }
    }

    private static Credential credential(@Nullable Octets access, @Nullable Octets refresh, String metadata) {
        return new Credential(
                new ProviderId("github"),
                ConnectionName.DEFAULT,
                null,
                null,
                null,
                List.of(),
                null,
                metadata,
                GITHUB.value(),
                null,
                access,
                refresh,
                null);
    }

    private Ask ask(String key, String body, @Nullable Long version) {
        return Ask.of(alice, key, body.getBytes(StandardCharsets.UTF_8), version);
    }

    private static WrappedKey wrapped(WrappedDataKey key) {
        return new WrappedKey(key.id(), KeyPurpose.parse(key.purpose()), key.subject(), key.wrapped());
    }
}
