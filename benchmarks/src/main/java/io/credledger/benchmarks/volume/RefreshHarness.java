package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.Machine;
import io.credledger.benchmarks.load.MarkedSection;
import io.credledger.benchmarks.load.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Measures the refresher among as many connections as a large installation has, and prints tables for the documentation. */
public final class RefreshHarness {

    private static final String NOWHERE = "-";

    private RefreshHarness() {}

    /** @param arguments {@code smoke}, {@code short} or {@code full}; anything; a document or {@code -} */
    public static void main(String[] arguments) throws Exception {
        VolumeForm form = VolumeForm.parse(arguments[0]);
        String document = arguments[2];
        if (form == VolumeForm.SMOKE && !document.equals(NOWHERE)) {
            throw new IllegalArgumentException("a smoke has no figures to write down");
        }
        Path directory = Scratch.fresh("refresh");
        VolumeReport report = new VolumeReport(conditions(form, directory, document));
        try {
            new Volume(form, report, directory).run();
        } catch (IllegalStateException e) {
            report.ended(e);
            write(report.markdown(), document);
            throw e;
        }
        write(report.markdown(), document);
        Scratch.delete(directory);
    }

    private static void write(String markdown, String document) throws IOException {
        System.out.print(markdown);
        if (!document.equals(NOWHERE)) {
            new MarkedSection("refresh").replace(Path.of(document), markdown);
        }
    }

    private static String conditions(VolumeForm form, Path directory, String document) throws IOException {
        String write = document.equals(NOWHERE) ? "" : " --write " + document;
        return Machine.now(directory)
                + "Broker, writer, provider and harness share one JVM with a heap of "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024)
                + " MiB; a worker has a JVM of its own with the\nlauncher's heap and the settings that it has where nothing is set; all share the processors. "
                + form + ":\n"
                + String.format(Locale.ROOT, "%,d connections in the index. Command:%n%n", form.connections())
                + "```sh\nbenchmarks/run refresh " + form + write + "\n```\n";
    }
}
