package io.credledger.http;

import io.credledger.contract.Contract;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** For suites whose routes answer whatever they need: what the server refuses by itself is as {@code openapi.yaml} says all the same. */
final class RefusalsKept {

    private RefusalsKept() {}

    static <T> HttpResponse<T> kept(HttpRequest request, HttpResponse<T> response) {
        return response.statusCode() < 400 ? response : Contract.kept(request, response);
    }
}
