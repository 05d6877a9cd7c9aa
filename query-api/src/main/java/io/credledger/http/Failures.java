package io.credledger.http;

import io.credledger.audit.AuditUnavailableException;
import io.credledger.edge.NotYetException;
import io.credledger.edge.RefusedException;
import io.credledger.forge.ForgeException;
import io.credledger.forge.NoActiveForgeError;
import io.credledger.gateway.CommandNotSentException;
import io.credledger.sealing.BrokenSealException;
import io.credledger.session.ClientRefusedException;
import io.credledger.session.IssuerUnavailableException;
import io.credledger.token.AccessNotRecordedException;
import io.credledger.token.TokenRefusedException;
import io.credledger.view.InvalidCursorException;
import io.credledger.view.ViewUnavailableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From whatever ends a request early to its answer. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, context) -> Problems.answer(context, e.type(), e.members()));
        routes.exception(
                RefusedException.class,
                (e, context) -> Problems.answer(
                        context, ProblemType.ofSlug(e.refusal().slug()), Problems.members(e.refusal())));
        routes.exception(GoOnException.class, Failures::goOn);
        routes.exception(NotYetException.class, Failures::notYet);
        routes.exception(TokenRefusedException.class, (e, context) -> Problems.answer(context, e));
        routes.exception(ClientRefusedException.class, (e, context) -> Problems.answer(context, e));
        routes.exception(OAuthException.class, (e, context) -> Problems.answer(context, e));
        routes.exception(InvalidCursorException.class, (e, context) -> problem(context, ProblemType.INVALID_CURSOR));
        routes.exception(HttpResponseException.class, Failures::javalin);
        routes.exception(
                BrokenSealException.class,
                (e, context) -> Problems.answer(
                        context, ProblemType.SEAL_BROKEN, Map.of("key", e.key().value())));
        unavailable(routes, ViewUnavailableException.class, ProblemType.UNAVAILABLE);
        unavailable(routes, IssuerUnavailableException.class, ProblemType.UNAVAILABLE);
        unavailable(routes, CommandNotSentException.class, ProblemType.UNAVAILABLE);
        unavailable(routes, AuditUnavailableException.class, ProblemType.UNAVAILABLE);
        unavailable(routes, AccessNotRecordedException.class, ProblemType.ACCESS_NOT_RECORDED);
        routes.exception(NoActiveForgeError.class, (e, context) -> problem(context, ProblemType.NO_ACTIVE_FORGE));
        routes.exception(ForgeException.class, (e, context) -> problem(context, ForgeAnswers.problem(e.kind())));
        routes.exception(InterruptedException.class, (e, context) -> {
            Thread.currentThread().interrupt();
            problem(context, ProblemType.UNAVAILABLE);
        });
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("request {} failed: {}", RequestId.of(context), StackText.of(e));
            problem(context, ProblemType.INTERNAL);
        });
    }

    private static <E extends RuntimeException> void unavailable(
            RoutesConfig routes, Class<E> failure, ProblemType type) {
        routes.exception(failure, (e, context) -> {
            LOG.warn("request {} could not be served: {}", RequestId.of(context), StackText.of(e));
            problem(context, type);
        });
    }

    private static void goOn(GoOnException e, Context context) {
        context.status(303).header("Location", e.location()).header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "no-referrer");
    }

    private static void notYet(NotYetException e, Context context) {
        // RFC 7009 §2.2.1: to its clients, anything but 503 says that the token is no more.
        if (BrowserProblem.isFor(context) || Route.isOAuth(context.path())) {
            problem(context, ProblemType.UNAVAILABLE);
            return;
        }
        String id = e.command().value();
        String url = "/v1/commands/" + id;
        context.status(202).header("Location", url).header("Retry-After", "1");
        context.contentType("application/json").result(Json.write(Map.of("command", id, "status_url", url)));
    }

    private static void javalin(HttpResponseException e, Context context) {
        if (e.getStatus() == 405) {
            context.header(
                    "Allow", String.join(", ", new TreeSet<>(e.getDetails().values())));
        }
        problem(context, JettyProblems.of(e.getStatus()));
    }

    private static void problem(Context context, ProblemType type) {
        Problems.answer(context, type, Map.of());
    }
}
