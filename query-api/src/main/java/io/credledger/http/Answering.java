package io.credledger.http;

/** Answers one route. */
@FunctionalInterface
interface Answering {
    void answer(Call call) throws InterruptedException;
}
