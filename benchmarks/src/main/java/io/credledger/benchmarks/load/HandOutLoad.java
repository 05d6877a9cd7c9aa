package io.credledger.benchmarks.load;

import io.credledger.app.query.QueryApi;
import io.credledger.benchmarks.load.Population.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Hand-outs of stored tokens, in turns with a constant route and with Keycloak's token exchange. */
final class HandOutLoad {

    private static final byte[] TOKEN = "\"access_token\"".getBytes(StandardCharsets.US_ASCII);

    private final LoadForm form;
    private final KeycloakPeer keycloak;

    HandOutLoad(LoadForm form, KeycloakPeer keycloak) {
        this.form = form;
        this.keycloak = keycloak;
    }

    /** @return ours beside the route, then ours beside Keycloak, for each number of callers */
    List<List<Comparison>> run(QueryApi api, Population population, String what) throws Exception {
        List<Comparison> route = new ArrayList<>();
        List<Comparison> known = new ArrayList<>();
        try (Closing closing = new Closing();
                ConstantRoute constant = closing.add(ConstantRoute.start(sample(api, population)))) {
            for (int callers : List.of(1, form.readers())) {
                List<Figure> figures = new Contest(form)
                        .run(List.of(
                                Contest.callers(callers, number -> ours(closing, api, population.person(number))),
                                Contest.callers(callers, number -> constant(closing, constant)),
                                Contest.callers(
                                        callers,
                                        number -> keycloak.exchange(
                                                number, closing.add(new HttpCaller(keycloak.port()))))));
                route.add(new Comparison(what, callers, figures.get(0), figures.get(1)));
                known.add(new Comparison(what, callers, figures.get(0), figures.get(2)));
            }
        }
        return List.of(route, known);
    }

    private static Operation ours(Closing closing, QueryApi api, Person person) {
        HttpCaller http = closing.add(new HttpCaller(api.port()));
        byte[] request = request(person);
        return () -> http.send(request).require(200).requireInBody(TOKEN);
    }

    private static Operation constant(Closing closing, ConstantRoute route) {
        HttpCaller http = closing.add(new HttpCaller(route.port()));
        byte[] request = RequestBytes.get(ConstantRoute.PATH, "none");
        return () -> http.send(request).require(200).requireInBody(route.answer());
    }

    private static byte[] sample(QueryApi api, Population population) {
        try (HttpCaller http = new HttpCaller(api.port())) {
            return http.send(request(population.person(0))).require(200).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As any OAuth client asks; the person says who they are with the same token. */
    private static byte[] request(Person person) {
        String token = URLEncoder.encode(person.token(), StandardCharsets.UTF_8);
        return RequestBytes.form(
                "/v1/token",
                person.token(),
                "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
                        + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=" + token
                        + "&audience=" + SampleCredential.PROVIDER);
    }
}
