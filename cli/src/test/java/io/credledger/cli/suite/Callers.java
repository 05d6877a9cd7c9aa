package io.credledger.cli.suite;

import io.credledger.command.Ledger;
import io.credledger.command.RandomCommands;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several callers that want random things at a time, each repeating some of its requests as a client does that heard nothing. */
final class Callers {

    private final Desk desk;
    private final Ledger ledger;
    private final Map<CommandId, Reply> answers = new ConcurrentHashMap<>();

    Callers(Desk desk, Ledger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /** What everybody was told, by command. */
    Map<CommandId, Reply> answers() {
        return answers;
    }

    /** Returns when every command of every caller is answered. */
    void run(int threads, int commands, long seed) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(seed * 31 + thread);
                callers.add(pool.submit(() -> call(random, commands)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a caller failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Void call(Random random, int commands) throws InterruptedException {
        RandomCommands wishes = new RandomCommands(ledger, random);
        for (int i = 0; i < commands; i++) {
            Command wish = wishes.next();
            CommandMessage message =
                    ledger.message(wish, wishes.actor(wish), now(), wishes.expected(wish), random.nextLong());
            ask(message);
            if (random.nextInt(10) == 0) {
                repeat(message);
            }
        }
        return null;
    }

    Reply ask(Command command) throws InterruptedException {
        return ask(ledger.message(command, Ledger.identity("ada"), now()));
    }

    private Reply ask(CommandMessage message) throws InterruptedException {
        Reply reply = desk.ask(message);
        answers.put(reply.command(), reply);
        learn(message, reply);
        return reply;
    }

    private void repeat(CommandMessage message) throws InterruptedException {
        Reply again = desk.ask(message);
        Reply first = answers.get(message.header().id());
        if (!again.equals(first)) {
            throw new AssertionError("a repeat must get the first answer: " + first + ", " + again);
        }
    }

    private void learn(CommandMessage message, Reply reply) {
        if (reply.outcome() instanceof Reply.Accepted && !message.keys().isEmpty()) {
            ledger.learn(message.keys().get(0));
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
