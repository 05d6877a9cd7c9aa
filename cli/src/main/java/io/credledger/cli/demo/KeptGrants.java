package io.credledger.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.DemoState;
import java.nio.file.Files;
import java.nio.file.Path;

/** The provider's memory over restarts: digests of tokens, no token. */
final class KeptGrants {

    /** Used refresh tokens of a grant that are still known as used: an hour of refreshing, and more. */
    private static final int NEWEST = 100;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            // What a record's isX() says follows from its components.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;

    KeptGrants(Path file) {
        this.file = file;
    }

    DemoState read() {
        if (!Files.exists(file)) {
            return DemoState.NOTHING;
        }
        try {
            return JSON.readValue(DemoFiles.read(file), DemoState.class);
        } catch (JsonProcessingException e) {
            throw DemoFiles.problem(file, "must be as the demo wrote it; without it every grant is forgotten");
        }
    }

    /** Before anybody is answered: what was promised must be known after a restart. */
    synchronized void keep(AuthorizationServer server) {
        try {
            DemoFiles.write(file, JSON.writeValueAsString(server.state(NEWEST)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }
}
