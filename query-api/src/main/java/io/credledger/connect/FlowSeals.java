package io.credledger.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.crypto.Tickets;
import io.credledger.edge.EdgeReason;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** What a browser keeps of a flow: first a ticket in a link, which has no secret in it, then a cookie, which has. */
final class FlowSeals {

    /**
     * Of a plan as JSON. Its ticket, a third longer, travels inside a link inside the cookie of a sign-in, and a cookie has 4096 characters.
     */
    static final int MAX_PLAN_BYTES = 1400;

    private static final String TICKET = "connect ticket 1";
    private static final String COOKIE = "connect cookie 1";
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // What is recycled stays with its thread, and there are secrets in it.
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Tickets tickets;

    FlowSeals(Tickets tickets) {
        this.tickets = tickets;
    }

    /** @throws io.credledger.edge.RefusedException when the plan has too many words */
    String ticket(FlowPlan plan) {
        byte[] json = write(PlanJson.of(plan));
        if (json.length > MAX_PLAN_BYTES) {
            throw EdgeReason.LIMIT_EXCEEDED.refusal(
                    "scopes", "with base_url and return_to must have at most about 1000 characters");
        }
        return tickets.seal(TICKET, json);
    }

    /** Empty for anything but a ticket of ours. */
    Optional<FlowPlan> open(String ticket) {
        return tickets.open(TICKET, ticket)
                .map(bytes -> read(bytes, PlanJson.class).plan());
    }

    @RevealsSecret(reason = "state, verifier and nonce are sealed for the browser that carries them")
    String cookie(OpenFlow flow) {
        byte[] json = write(new CookieJson(
                PlanJson.of(flow.plan()),
                flow.state().revealText(),
                flow.verifier().revealText(),
                flow.nonce().revealText()));
        try {
            return tickets.seal(COOKIE, json);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    /** Empty for anything but a cookie of ours. */
    Optional<OpenFlow> openCookie(String cookie) {
        return tickets.open(COOKIE, cookie).map(bytes -> {
            try {
                return read(bytes, CookieJson.class).flow();
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It was sealed by us, so it is as we wrote it. */
    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a ticket of ours must be readable",
                    new IOException(e.getClass().getName()));
        }
    }

    private record CookieJson(PlanJson plan, String state, String verifier, String nonce) {

        OpenFlow flow() {
            return new OpenFlow(
                    plan.plan(),
                    SecretToken.takeCopyOf(state),
                    SecretToken.takeCopyOf(verifier),
                    SecretToken.takeCopyOf(nonce));
        }

        @Override
        public String toString() {
            return "CookieJson [redacted]";
        }
    }
}
