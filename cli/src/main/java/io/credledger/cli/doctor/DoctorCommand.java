package io.credledger.cli.doctor;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.doctor.ClientCheckup;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.OutputFormat;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what stands in the way. */
@Command(
        name = "doctor",
        description = {
            "Look for what is wrong, and say how to mend it; change nothing.",
            "Of a client: profile, token, server, its readiness, the clocks. Of an installation, where "
                    + "--data, --config or CREDLEDGER_BOOTSTRAP_SERVERS says which: keys, Kafka, topics, rights, "
                    + "registry, public URL, journal, disks, limits.",
            "Ends with 0 when nothing stands in the way; of an installation with 9 else, and with JSON "
                    + "where nobody watches and --output does not say otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger doctor --url http://127.0.0.1:8080",
            "  credledger doctor --data /var/lib/credledger",
            "  credledger doctor --config /etc/credledger/query.properties --output json"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final String CLUSTER = "CREDLEDGER_BOOTSTRAP_SERVERS";

    @Option(names = "--data", paramLabel = "DIR", description = "The directory of a 'credledger up' that is running.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings of a role, or of an admin, after the environment.")
    private @Nullable Path config;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws InterruptedException {
        Findings findings = new Findings();
        OutputSettings settings = client.output();
        if (data != null
                || config != null
                || client.surroundings().variable(CLUSTER).isPresent()) {
            new InstallationCheckup(data, config, client.surroundings()).into(findings);
            settings = client.output(
                    client.surroundings().terminal().interactive() ? OutputFormat.TABLE : OutputFormat.JSON);
        } else {
            new ClientCheckup(client).into(findings);
        }
        findings.print(new Output(settings.format(), settings.palette(), client.surroundings()));
        return findings.exit().code();
    }
}
