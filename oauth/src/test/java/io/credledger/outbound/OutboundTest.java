package io.credledger.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.secret.SecretToken;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Two: a\r\nX-Two: b\r\n\r\nhi";

    @Test
    void anAnswerHasStatusHeadersAndBody() throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Outbound outbound = Asking.usual();
                OutboundAnswer answer = Asking.answer(outbound, OutboundRequest.get(server.at("/x")))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Asking.text(answer)).isEqualTo("hi");
            assertThat(answer.headers("x-two")).containsExactly("a", "b");
            assertThat(answer.header("x-two")).isEmpty();
            assertThat(answer.header("content-length")).contains("2");
            assertThat(answer).hasToString("answer 200");
        }
    }

    @Test
    void aRequestIsSentAsItIsAndWithNothingElse() throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Outbound outbound = Asking.usual();
                SecretToken form = SecretToken.takeCopyOf("a=1&b=%C3%A9");
                SecretToken credentials = SecretToken.takeCopyOf("Basic eDp5")) {
            OutboundRequest request = OutboundRequest.post(
                            server.at("/token?t=1"), "application/x-www-form-urlencoded", form)
                    .with("Accept", "application/json")
                    .authorizedBy(credentials);
            Asking.answer(outbound, request);

            assertThat(server.requests()).hasSize(1);
            String sent = server.requests().get(0);
            assertThat(sent.lines().takeWhile(line -> !line.isEmpty()))
                    .startsWith("POST /token?t=1 HTTP/1.1")
                    .containsExactlyInAnyOrder(
                            "POST /token?t=1 HTTP/1.1",
                            "Host: 127.0.0.1:" + server.port(),
                            "User-Agent: credential-ledger",
                            "Connection: close",
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: 12",
                            "Accept: application/json",
                            "Authorization: Basic eDp5");
            assertThat(sent).endsWith("\r\n\r\na=1&b=%C3%A9");
        }
    }

    @Test
    void aRedirectIsAnAnswer() throws Exception {
        try (RawServer elsewhere = RawServer.answering(OK);
                RawServer server = RawServer.answering(
                        "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.at("/") + "\r\nContent-Length: 0\r\n\r\n");
                Outbound outbound = Asking.usual()) {
            OutboundAnswer answer = Asking.answer(outbound, OutboundRequest.get(server.at("/")));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).contains(elsewhere.at("/").toString());
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void nothingIsUnpackedAndNothingIsKept() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nSet-Cookie: a=b\r\n"
                        + "Content-Length: 4\r\n\r\n\u001f\u008b\b\u0000");
                Outbound outbound = Asking.usual()) {
            assertThat(Asking.answer(outbound, OutboundRequest.get(server.at("/")))
                            .length())
                    .isEqualTo(4);
            Asking.answer(outbound, OutboundRequest.get(server.at("/")));

            assertThat(server.requests()).noneMatch(request -> request.contains("Cookie"));
        }
    }

    @Test
    void everyRequestHasAConnectionOfItsOwn() throws Exception {
        try (RawServer server = RawServer.answering(OK);
                Outbound outbound = Asking.usual()) {
            Asking.answer(outbound, OutboundRequest.get(server.at("/1")));
            Asking.answer(outbound, OutboundRequest.get(server.at("/2")));

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerWithoutLengthEndsWithTheConnection() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\nuntil the end");
                Outbound outbound = Asking.usual()) {
            OutboundAnswer answer = Asking.answer(outbound, OutboundRequest.get(server.at("/")));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(Asking.text(answer)).isEqualTo("until the end");
        }
    }

    @Test
    void anAnswerWithoutBodyIsOneToo() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
                Outbound outbound = Asking.usual()) {
            assertThat(Asking.answer(outbound, OutboundRequest.get(server.at("")))
                            .status())
                    .isEqualTo(204);
            assertThat(server.requests().get(0)).startsWith("GET / HTTP/1.1\r\n");
        }
    }
}
