package io.credledger.http;

import io.credledger.edge.Ask;
import io.credledger.forge.ActiveForgeCard;
import io.credledger.forge.Adapters;
import io.credledger.forge.ForgePage;
import io.credledger.forge.ForgePageRequest;
import io.credledger.forge.ForgePort;
import io.credledger.forge.ForgeRepository;
import io.credledger.forge.ForgeRouter;
import io.credledger.forge.ForgeUser;
import io.credledger.forge.OperatorOAuth;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.ProviderId;
import io.credledger.operation.Desk;
import io.credledger.operation.Done;
import io.credledger.view.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/me} and {@code /v1/forge}. */
final class ForgeRoutes {

    private final Desk desk;
    private final Adapters adapters;
    private final Renewal renewal;
    private final AsOf asOf;

    ForgeRoutes(Services services) {
        this.desk = services.desk();
        this.adapters = services.adapters();
        this.renewal = new Renewal(services.entrance());
        this.asOf = new AsOf(services);
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.ME, this::me);
        routes.put(Route.ME_SHORT, this::me);
        routes.put(Route.FORGE_SHOW, this::show);
        routes.put(Route.FORGE_SELECT, this::select);
        routes.put(Route.FORGE_CLEAR, this::clear);
        routes.put(Route.FORGE_USER, this::user);
        routes.put(Route.FORGE_REPOSITORIES, this::repositories);
    }

    private ForgeRouter router(Call call, Ask ask) {
        return new ForgeRouter(desk, call.caller(), () -> ask);
    }

    private ActiveForgeCard active(Call call) {
        return active(new ForgeRouter(desk, call.caller(), call::ask).getActiveForge());
    }

    private static ActiveForgeCard active(Optional<ActiveForgeCard> card) {
        return card.orElseThrow(() -> ProblemException.of(ProblemType.NO_ACTIVE_FORGE));
    }

    private void show(Call call) throws InterruptedException {
        ForgeRouter router = new ForgeRouter(desk, call.caller(), call::ask);
        shown(call, active(asOf.of(call).map(router::getActiveForge).orElseGet(router::getActiveForge)));
    }

    private void me(Call call) {
        ActiveForgeCard active = active(call);
        call.version(active.version()).ok(four(active));
    }

    private void select(Call call) {
        Fields fields = call.json();
        String forge =
                fields.parsed("forge_type", Limits.PROVIDER, ProviderId::new).value();
        ConnectionId connection = fields.optionalParsed("connection", Limits.NAME, ConnectionId::new);
        fields.done();
        ForgeRouter router = router(call, call.ask());
        Done<Optional<ActiveForgeCard>> done =
                connection == null ? router.setActiveForge(forge) : router.setActiveForge(forge, connection);
        call.at(done.position());
        renewal.renew(call);
        done.what().ifPresentOrElse(active -> shown(call, active), call::noContent);
    }

    private void clear(Call call) {
        call.at(router(call, call.ask()).clearActiveForge());
        renewal.renew(call);
        call.noContent();
    }

    private void user(Call call) {
        ForgePort port = port(call);
        ForgeUser user = ForgeAnswers.await(port.whoAmI());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("uid", user.uid());
        answer.put("login", user.login());
        answer.put("display_name", user.displayName());
        answer.put("avatar_url", user.avatarUrl());
        answer.put("web_url", user.webUrl());
        answer.put("web_base_url", port.webBaseUrl());
        answer.put("api_base_url", port.apiBaseUrl());
        call.ok(answer);
    }

    private void repositories(Call call) {
        ForgePageRequest page =
                ForgePageRequest.of(call.page().cursor(), call.page().limit());
        ForgePage<ForgeRepository> found = ForgeAnswers.await(port(call).repositories(page));
        call.page(new Page<>(found.items().stream().map(ForgeRoutes::repository).toList(), found.nextCursor()));
    }

    private ForgePort port(Call call) {
        return new ForgeRouter(desk, call.caller(), call::ask).getOperatorAdapter(adapters);
    }

    private static Map<String, @Nullable Object> repository(ForgeRepository repository) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", repository.id());
        answer.put("full_name", repository.fullName());
        answer.put("name", repository.name());
        answer.put("owner", repository.owner());
        answer.put("description", repository.description());
        answer.put("private", repository.isPrivate());
        answer.put("archived", repository.archived());
        answer.put("fork", repository.fork());
        answer.put("default_branch", repository.defaultBranch());
        answer.put("web_url", repository.webUrl());
        answer.put("clone_url", repository.cloneUrl());
        answer.put("ssh_url", repository.sshUrl());
        answer.put("pushed_at", repository.pushedAt());
        return answer;
    }

    private static Map<String, @Nullable Object> four(ActiveForgeCard active) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("forge_type", active.connection().forgeType());
        answer.put("account_login", active.connection().accountLogin());
        answer.put("base_url", active.connection().baseUrl());
        answer.put("since", active.since());
        return answer;
    }

    private static void shown(Call call, ActiveForgeCard active) {
        OperatorOAuth connection = active.connection();
        Map<String, @Nullable Object> answer = four(active);
        answer.put("connection", connection.connection());
        answer.put("account_id", connection.accountId());
        answer.put("scopes", connection.scopes());
        answer.put("expires_at", connection.expiresAt());
        answer.put("has_token", connection.hasToken());
        answer.put("has_refresh_token", connection.hasRefreshToken());
        answer.put("created_at", connection.createdAt());
        answer.put("updated_at", connection.updatedAt());
        call.version(active.version()).ok(answer);
    }
}
