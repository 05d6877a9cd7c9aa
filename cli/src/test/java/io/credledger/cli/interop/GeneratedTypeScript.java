package io.credledger.cli.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The client that Maven had made in TypeScript, with a program that uses it. */
final class GeneratedTypeScript {

    private static final Path PROGRAM = Path.of("src/test/clients/generated-client.ts");

    private GeneratedTypeScript() {}

    /** What compiles it, as strictly as TypeScript can. */
    static List<String> compiler(Path clients, Path scripts) throws IOException {
        Path program = clients.resolve("typescript").resolve(PROGRAM.getFileName());
        Files.copy(PROGRAM, program, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> files = Files.walk(clients.resolve("compiler"))) {
            Path compiler = files.filter(file -> file.endsWith("lib/tsc.js"))
                    .findFirst()
                    .orElseThrow();
            return List.of(
                    "node",
                    compiler.toString(),
                    "--strict",
                    "--target",
                    "es2022",
                    "--lib",
                    "es2022,dom",
                    "--module",
                    "commonjs",
                    "--outDir",
                    scripts.toString(),
                    program.toString());
        }
    }

    static List<String> command(Path scripts) {
        return Node.command(scripts.resolve("generated-client.js"));
    }
}
