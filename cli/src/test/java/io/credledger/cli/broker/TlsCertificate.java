package io.credledger.cli.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for loopback that nobody has signed, made with the JDK's own tool.
 *
 * @param keystore what a server has
 * @param truststore what its clients have
 * @param password of both
 */
record TlsCertificate(Path keystore, Path truststore, String password) {

    static TlsCertificate in(Path directory) throws IOException, InterruptedException {
        TlsCertificate made = new TlsCertificate(
                directory.resolve("keystore.p12"), directory.resolve("truststore.p12"), BrokerPasswords.generate());
        Path certificate = directory.resolve("broker.crt");
        made.keytool(
                made.keystore,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2");
        made.keytool(made.keystore, "-exportcert", "-file", certificate.toString());
        made.keytool(made.truststore, "-importcert", "-noprompt", "-file", certificate.toString());
        return made;
    }

    private void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "broker", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", password));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool must make a certificate");
        }
    }
}
