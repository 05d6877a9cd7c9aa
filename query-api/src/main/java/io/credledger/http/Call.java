package io.credledger.http;

import io.credledger.edge.Ask;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderId;
import io.credledger.session.Caller;
import io.credledger.session.Client;
import io.credledger.signin.Visit;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.web.Pages;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request that was let through, and its answer. */
final class Call {

    static final String MIN_POSITION = "min_position";

    private final Context context;
    private final Site site;
    private final Body body;
    private final @Nullable Caller caller;
    private final @Nullable Client client;

    /** @param caller null where nobody is known, which only an open route lets through */
    Call(Context context, Site site, @Nullable Caller caller) {
        this(context, site, new Body(context), caller, null);
    }

    private Call(Context context, Site site, Body body, @Nullable Caller caller, @Nullable Client client) {
        this.context = context;
        this.site = site;
        this.body = body;
        this.caller = caller;
        this.client = client;
    }

    /** The same, from a client of OAuth. */
    Call from(Client known) {
        return new Call(context, site, body, known.caller(), known);
    }

    Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("an open route has no caller for sure");
        }
        return caller;
    }

    /** The caller of an open route, if there is one. */
    Optional<Caller> callerIfKnown() {
        return Optional.ofNullable(caller);
    }

    /** Who asks at an OAuth endpoint. */
    Client client() {
        if (client == null) {
            throw new IllegalStateException("only an OAuth endpoint has clients");
        }
        return client;
    }

    Site site() {
        return site;
    }

    /** What browsers hold and show. */
    Browser browser() {
        return new Browser(context, site);
    }

    /** What somebody who signs in comes with. */
    Visit visit() {
        return new Visit(
                callerIfKnown().map(Caller::session).orElse(null),
                browser().agent().orElse(null));
    }

    String requestId() {
        return RequestId.of(context);
    }

    /** A handle in the path; one that breaks the rule for handles is nobody's. */
    Handle handle() {
        return path("handle", Handle::new, ProblemType.UNKNOWN_IDENTITY);
    }

    ProviderId provider() {
        return path("provider", ProviderId::new, ProblemType.UNKNOWN_PROVIDER);
    }

    ConnectionId connection() {
        return path("id", ConnectionId::new, ProblemType.UNKNOWN_CONNECTION);
    }

    <T> T path(String name, Function<String, T> parser, ProblemType otherwise) {
        try {
            return parser.apply(context.pathParam(name));
        } catch (InvalidIdException e) {
            throw ProblemException.of(otherwise);
        }
    }

    <T> @Nullable T query(String name, Function<String, T> parser) {
        String text = context.queryParam(name);
        return text == null ? null : Rules.check(name, text, parser);
    }

    PageRequest page() {
        String limit = context.queryParam("limit");
        if (limit == null) {
            return new PageRequest(context.queryParam("cursor"), 50);
        }
        int number = limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > PageRequest.MAX_LIMIT) {
            throw ProblemException.invalid("limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
        }
        return new PageRequest(context.queryParam("cursor"), number);
    }

    boolean has(String query) {
        return context.queryParam(query) != null;
    }

    @Nullable
    String cursor() {
        return context.queryParam("cursor");
    }

    /** A header of the request. */
    @Nullable
    String given(String name) {
        return context.header(name);
    }

    /** Whether anything but the head of the answer is wanted. */
    boolean wantsBody() {
        return !context.method().equals(HandlerType.HEAD);
    }

    void stream(String type, LongAnswer.Source source) {
        LongAnswer.answer(context, type, source);
    }

    Fields json() {
        return body.json();
    }

    /** A JSON object, or nothing at all where everything in it is optional. */
    Fields optionalJson() {
        return body.bytes().length == 0 ? Fields.parse(new byte[] {'{', '}'}) : json();
    }

    Map<String, List<String>> form() {
        return body.form();
    }

    boolean hasForm() {
        return body.isType(Form.TYPE);
    }

    /** All query parameters, for routes that take whatever another server sends. */
    Map<String, List<String>> queries() {
        return context.queryParamMap();
    }

    /** What the writes of this request are made for: the same key with the same method, path, body and version is the same ask. */
    Ask ask() {
        return askOf(caller().id());
    }

    /** @param actor whoever speaks by what the request brings, where nobody else does */
    Ask askOf(IdentityId actor) {
        return Asking.of(context, body, actor);
    }

    /** The log's position of what was written. */
    Call at(Position position) {
        context.header("Ledger-Position", position.toString());
        return this;
    }

    Call version(long version) {
        context.header("ETag", "\"" + version + "\"");
        return this;
    }

    Call header(String name, String value) {
        context.header(name, value);
        return this;
    }

    /** Answers with what is coming; no thread waits for it. */
    <T> void later(CompletableFuture<T> coming, Consumer<T> answer) {
        if (coming.isDone()) {
            answer.accept(Coming.now(coming));
        } else {
            context.future(() -> coming.thenAccept(answer));
        }
    }

    void ok(Object answer) {
        answer(200, answer);
    }

    void answer(int status, Object answer) {
        bytes(status, "application/json", Json.write(answer));
    }

    void bytes(int status, String type, byte[] bytes) {
        context.status(status).contentType(type).result(bytes);
    }

    /** Whether the answer goes before a person's eyes. */
    boolean wantsPage() {
        return Accepts.html(context.header("Accept"));
    }

    /** @param template in {@code /web} */
    void page(int status, String template, Map<String, ?> model) {
        Pages.HEADERS.forEach(context::header);
        bytes(status, Pages.TYPE, Pages.render(template, model));
    }

    /** Sends the browser on by a GET. */
    void seeOther(String location) {
        context.status(303).header("Location", location).header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "no-referrer");
    }

    /** Nothing to say but that it is done, to those who know no 204. */
    void done() {
        context.status(200);
    }

    void noContent() {
        context.status(204);
    }

    void page(Page<?> page) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.items());
        answer.put("next_cursor", page.nextCursor());
        ok(answer);
    }
}
