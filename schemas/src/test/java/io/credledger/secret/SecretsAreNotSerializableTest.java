package io.credledger.secret;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretsAreNotSerializableTest {

    private static final byte[] CANARY = {'c', 'a', 'n', 'a', 'r', 'y'};

    @ParameterizedTest
    @MethodSource("holders")
    void jsonRefusesASecretWhereverItIs(Object holder) {
        for (ObjectMapper mapper : mappers()) {
            assertThatThrownBy(() -> mapper.writeValueAsString(holder))
                    .isInstanceOf(JsonMappingException.class)
                    .hasMessageContaining("a secret is never written as JSON")
                    .hasMessageNotContaining("canary")
                    .hasMessageNotContaining(Base64.getEncoder().encodeToString(CANARY));
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void javaRefusesToSerializeASecret(Object secret) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(secret)).isInstanceOf(NotSerializableException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void jsonDoesNotMakeASecret(Object secret) {
        assertThatThrownBy(() -> new ObjectMapper().readValue("\"canary\"", secret.getClass()))
                .isInstanceOf(JsonMappingException.class);
    }

    static Stream<Object> secrets() {
        return Stream.of(SecretToken.takeCopyOf(CANARY), KeyMaterial.takeCopyOf(CANARY));
    }

    static Stream<Object> holders() {
        return secrets()
                .flatMap(
                        secret -> Stream.of(secret, List.of(secret), Map.of("k", secret), new Holder("alice", secret)));
    }

    private static List<ObjectMapper> mappers() {
        return List.of(
                new ObjectMapper(),
                new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS),
                new ObjectMapper().setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.ANY),
                JsonMapper.builder()
                        .activateDefaultTyping(BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(Object.class)
                                .build())
                        .build());
    }

    private record Holder(String who, Object secret) {}
}
