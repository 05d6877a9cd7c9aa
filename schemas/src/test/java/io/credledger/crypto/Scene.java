package io.credledger.crypto;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.secret.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The keys, names and places that the golden bytes were made with. */
final class Scene {
    static final LedgerId LEDGER = LedgerId.of(0x0123456789abcdefL, 0xfedcba9876543210L);
    static final LedgerId OTHER_LEDGER = LedgerId.of(1, 2);
    static final ProviderId GITHUB = new ProviderId("github");
    static final Handle ALICE = new Handle("alice");
    static final Pseudonyms PSEUDONYMS =
            PseudonymKey.parse(text(hex(key(0x40)))).pseudonyms();
    static final IdentityId ALICE_ID = PSEUDONYMS.identity(ALICE);
    static final IdentityId BOB_ID = PSEUDONYMS.identity(new Handle("bob"));
    static final ConnectionId CONNECTION = connection("main");
    static final ConnectionId OTHER_CONNECTION = connection("other");
    static final CommandId COMMAND = PSEUDONYMS.command(PSEUDONYMS.routing(ALICE), ALICE_ID, "key-1");
    static final CommandId OTHER_COMMAND = PSEUDONYMS.command(PSEUDONYMS.routing(ALICE), ALICE_ID, "key-2");
    static final Octets SCHEMA = sha256("schema");
    static final Origin ORIGIN = new Origin("https://github.com");
    static final Origin OTHER_ORIGIN = new Origin("https://evil.example");
    static final DetailsContext DETAILS =
            new DetailsContext(LEDGER, CONNECTION, COMMAND, "ConnectionGranted", ALICE_ID, sha256("clear"));
    static final TokenContext ACCESS = new TokenContext(LEDGER, CONNECTION, COMMAND, TokenField.ACCESS_TOKEN, ORIGIN);
    static final TokenContext REFRESH = new TokenContext(LEDGER, CONNECTION, COMMAND, TokenField.REFRESH_TOKEN, ORIGIN);

    private Scene() {}

    /** 32 bytes that count up. */
    static byte[] key(int first) {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (first + i);
        }
        return key;
    }

    static MasterKeys master() {
        return MasterKeys.parse(text(hex(key(0))));
    }

    static DataKey detailsKey() {
        return DataKey.takeOwnershipOf(key(0x60), KeyPurpose.DETAILS, CONNECTION);
    }

    static DataKey tokenKey() {
        return DataKey.takeOwnershipOf(key(0x80), KeyPurpose.TOKEN, CONNECTION);
    }

    static RefresherKeys refresher() {
        return RefresherKeys.read(
                KeyMaterial.takeOwnershipOf(Golden.octets("refresher-keyset").toByteArray()));
    }

    static KeyMaterial text(String text) {
        return KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static Octets sha256(String text) {
        return DetailsContext.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectionId connection(String name) {
        return PSEUDONYMS.connection(new StoreKey.Connection(Vault.DEFAULT, GITHUB, ALICE, new ConnectionName(name)));
    }
}
