package io.credledger.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.topic.Topics;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether the schema registry answers and knows what the ledger is written with. */
record RegistryCheck(Installation.Addresses addresses, Clock clock) implements Check {

    /** Those that every founding writes, so that a founded ledger's registry has them. */
    private static final List<String> SUBJECTS = Stream.of(
                    Topics.COMMANDS_EDGE, Topics.EVENTS, Topics.KEYS, Topics.REPLIES)
            .map(topic -> topic.name() + "-value")
            .toList();

    @Override
    public void into(Findings findings) throws InterruptedException {
        URI registry = addresses.registry();
        if (registry == null) {
            findings.add(Finding.ok("registry", "none is configured: schema ids come from the catalogue in the jar"));
            return;
        }
        Optional<Probe> answer = Probe.of(URI.create(registry.toString().replaceAll("/+$", "") + "/subjects"));
        judge(answer, findings);
        answer.flatMap(Probe::date).ifPresent(date -> findings.add(Clocks.compare("registry", date, clock.instant())));
    }

    static void judge(Optional<Probe> answer, Findings findings) {
        if (answer.isEmpty()) {
            findings.add(
                    Trouble.failed(
                            "registry",
                            "nothing answers",
                            "start it, or correct CREDLEDGER_SCHEMA_REGISTRY_URL; until then whoever meets a new schema id stops and tries again"));
        } else if (answer.get().status() != 200 || !answer.get().body().isArray()) {
            findings.add(Trouble.failed(
                    "registry",
                    "its answer to /subjects is " + answer.get().status() + ", not a list",
                    "the address needs the path of the Confluent-compatible API: of Apicurio /apis/ccompat/v7"));
        } else {
            subjects(answer.get().body(), findings);
        }
    }

    private static void subjects(JsonNode body, Findings findings) {
        List<String> there = StreamSupport.stream(body.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<String> missing =
                SUBJECTS.stream().filter(subject -> !there.contains(subject)).toList();
        findings.add(
                missing.isEmpty()
                        ? Finding.ok("registry", "it knows what the ledger is written with")
                        : Trouble.failed(
                                "registry",
                                "it does not have " + String.join(", ", missing),
                                "give the registry that the ledger was founded with, or its backup: ids cannot be given again; "
                                        + "a ledger that was founded without one needs none"));
    }
}
