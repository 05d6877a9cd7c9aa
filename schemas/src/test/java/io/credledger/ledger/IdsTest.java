package io.credledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final String WORD = "0123456789ab0";

    private static final Map<String, Function<String, ?>> IDS = Map.ofEntries(
            Map.entry("ldg_", LedgerId::new),
            Map.entry("evt_", EventId::new),
            Map.entry("cmd_", CommandId::new),
            Map.entry("acc_", AccountId::new),
            Map.entry("prv_", ProviderRef::new),
            Map.entry("idn_", IdentityId::new),
            Map.entry("con_", ConnectionId::new),
            Map.entry("pcl_", ProviderClientId::new),
            Map.entry("clt_", ApiTokenId::new),
            Map.entry("fge_", ForgeId::new),
            Map.entry("adm_", AdminRosterId::new),
            Map.entry("flw_", FlowId::new),
            Map.entry("sbk_", SessionBookId::new),
            Map.entry("ses_", SessionId::new),
            Map.entry("att_", AttemptId::new),
            Map.entry("wrk_", WorkerId::new),
            Map.entry("lgn_", LoginId::new),
            Map.entry("wbk_", WebhookBookId::new),
            Map.entry("whk_", WebhookId::new));

    static Stream<String> prefixes() {
        return IDS.keySet().stream();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0000000000000",
        "-1, vvvvvvvvvvvvu",
        "1, 0000000000002",
        "-9223372036854775808, g000000000000",
        "9223372036854775807, fvvvvvvvvvvvu",
        "81985529216486895, 04hkaps9lf6uu"
    })
    void aWordIsThirteenCharactersOfBase32Hex(long bits, String text) {
        assertThat(Base32Hex.encode(bits)).isEqualTo(text);
        assertThat(Base32Hex.decode(text)).isEqualTo(bits);
    }

    @Test
    void wordsSortAsTheirBitsDo() {
        List<Long> bits = List.of(0L, 1L, 31L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -2L, -1L);

        assertThat(bits.stream().map(Base32Hex::encode)).isSorted();
        assertThat(bits.stream().map(Routing::new)).isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "000000000000",
                "00000000000000",
                "000000000000w",
                "000000000000V",
                "000000000000 ",
                "000000000000=",
                "0000000000001",
                "vvvvvvvvvvvvv",
                "ÿ000000000000"
            })
    void anyOtherTextIsNoWord(String text) {
        assertThatThrownBy(() -> Base32Hex.decode(text)).isInstanceOf(InvalidIdException.class);
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void anIdHasItsPrefixAndTwoWords(String prefix) {
        Function<String, ?> read = constructor(prefix);

        assertThat(read.apply(prefix + WORD + WORD)).hasToString(prefix + WORD + WORD);
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void anythingElseIsNotTheId(String prefix) {
        Stream.of(
                        "",
                        prefix,
                        prefix + WORD,
                        prefix + WORD + WORD + WORD,
                        prefix + WORD + WORD + " ",
                        prefix.toUpperCase(Locale.ROOT) + WORD + WORD,
                        "xxx_" + WORD + WORD,
                        prefix + WORD + "0123456789ab1",
                        prefix + WORD + "0123456789AB0")
                .forEach(text -> assertThatThrownBy(() -> constructor(prefix).apply(text))
                        .as(text)
                        .isExactlyInstanceOf(InvalidIdException.class));
    }

    @Test
    void theRuleThatATextBreaksIsToldAndTheTextIsNot() {
        assertThatThrownBy(() -> new IdentityId("idn_cnry-4711")).hasMessage("id must be idn_ and 26 characters");
        assertThatThrownBy(() -> new Handle("cnry 4711")).message().doesNotContain("cnry");
        assertThatThrownBy(() -> StoreKey.parse("cnry:4711")).message().doesNotContain("cnry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"idn_", "con_", "pcl_", "clt_", "fge_", "adm_", "flw_", "sbk_", "lgn_"})
    void anEntitysIdSaysWhatItIsAndWhereItLives(String prefix) {
        EntityId id = EntityId.parse(prefix + WORD + WORD);

        assertThat(id).isEqualTo(constructor(prefix).apply(prefix + WORD + WORD));
        assertThat(id.routing()).isEqualTo(Routing.parse(WORD));
        assertThat(id.value()).isEqualTo(prefix + WORD + WORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ses_" + WORD + WORD, "zzy_" + WORD, "zzz_" + WORD + WORD + WORD + WORD})
    void anIdOfAKindToComeIsToldFromNoIdAtAll(String id) {
        assertThatThrownBy(() -> EntityId.parse(id)).isExactlyInstanceOf(UnknownKindException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ses", "ses_", "ses_abc", "SES_" + WORD, "ldg " + WORD, "idn_" + WORD})
    void aTextThatIsNoIdIsNoEntity(String text) {
        assertThatThrownBy(() -> EntityId.parse(text)).isExactlyInstanceOf(InvalidIdException.class);
    }

    @Test
    void aShardIsAnEntityOnItself() {
        assertThat(ShardId.of(31)).isEqualTo(EntityId.parse("shd_000000000001u"));
        assertThat(ShardId.of(31).number()).isEqualTo(31);
        assertThat(ShardId.of(31).routing().shard(32)).isEqualTo(31);
        assertThatThrownBy(() -> ShardId.of(-1)).isInstanceOf(InvalidIdException.class);
        assertThatThrownBy(() -> new ShardId("shd_" + Base32Hex.encode(1L << 31)))
                .isInstanceOf(InvalidIdException.class);
    }

    @Test
    void anActiveForgeHasItsIdentitysBits() {
        IdentityId alice = new IdentityId("idn_" + WORD + WORD);

        assertThat(ForgeId.of(alice)).hasToString("fge_" + WORD + WORD);
        assertThat(ForgeId.of(alice).routing()).isEqualTo(alice.routing());
    }

    @Test
    void aDataKeysIdIsItsCommitment() {
        byte[] commitment = new byte[32];
        commitment[0] = 1;
        commitment[31] = (byte) 0xFE;

        DataKeyId id = DataKeyId.of(commitment);

        assertThat(id.value()).startsWith("key_04000").hasSize(4 + 4 * 13);
        assertThat(id.commitment()).isEqualTo(commitment);
        assertThatThrownBy(() -> DataKeyId.of(new byte[31])).isInstanceOf(InvalidIdException.class);
    }

    private static Function<String, ?> constructor(String prefix) {
        return IDS.getOrDefault(prefix, text -> {
            throw new AssertionError(prefix);
        });
    }
}
