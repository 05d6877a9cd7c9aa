package io.credledger.faulty;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request and what may be done about it. */
final class Turn {

    private final Socket connection;
    private final OutputStream out;
    private final Supplier<byte[]> provider;
    private final Holds holds;
    private byte @Nullable [] answer;
    private boolean over;

    /** @param provider does what was asked, once */
    Turn(Socket connection, Supplier<byte[]> provider, Holds holds) throws IOException {
        this.connection = connection;
        this.out = connection.getOutputStream();
        this.provider = provider;
        this.holds = holds;
    }

    /** The provider's; asking for it makes it rotate. */
    byte[] answer() {
        if (answer == null) {
            answer = provider.get();
        }
        return answer;
    }

    void reach(When when) {
        if (when == When.AFTER) {
            answer();
        }
    }

    /** Looks like one that has rotated, with tokens of nobody; never sent as a whole. */
    byte[] invented() {
        String token = "never-issued-".repeat(4).substring(0, 43);
        return Answer.json(
                200,
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":60,\"refresh_token\":\""
                        + token + "\",\"scope\":\"read\"}");
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void sendSome(byte[] bytes, int count) throws IOException {
        if (count >= bytes.length) {
            throw new IllegalArgumentException("an answer is cut before its end");
        }
        out.write(bytes, 0, count);
        out.flush();
    }

    void sendSlowly(byte[] bytes, int pieces, Duration duration) throws IOException, InterruptedException {
        int size = bytes.length / pieces + 1;
        for (int from = 0; from < bytes.length; from += size) {
            Thread.sleep(duration.toMillis() / pieces);
            out.write(bytes, from, Math.min(size, bytes.length - from));
            out.flush();
        }
    }

    void hold() throws IOException, InterruptedException {
        holds.hold();
    }

    void end() throws IOException {
        over = true;
        connection.shutdownOutput();
    }

    void reset() throws IOException {
        over = true;
        connection.setSoLinger(true, 0);
        connection.close();
    }

    boolean goesOn() {
        return !over;
    }
}
