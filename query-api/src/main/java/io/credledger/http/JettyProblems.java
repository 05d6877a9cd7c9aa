package io.credledger.http;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before a route is found: malformed requests, bad URIs, headers too large. */
final class JettyProblems extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ProblemType type = of(response.getStatus());
        String id = RequestId.from(request.getHeaders().get(RequestId.HEADER));
        response.setStatus(type.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
        response.getHeaders().put(RequestId.HEADER, id);
        response.write(true, ByteBuffer.wrap(Json.write(Problems.body(type, Map.of(), id))), callback);
        return true;
    }

    /** The problem for a status that is not ours. */
    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> ProblemType.NOT_AUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            // Transfer codings and versions of HTTP that there are not: the client's doing, and nothing of ours to look
            // for.
            case 501, 505 -> ProblemType.INVALID_REQUEST;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }
}
