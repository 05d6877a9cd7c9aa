package io.credledger.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The client that Maven had made in Java, with a program that uses it. */
final class GeneratedJava {

    private static final Path PROGRAM = Path.of("src/test/clients/GeneratedClient.java");

    private GeneratedJava() {}

    /** Compiles it, under none of this build's rules: it is as its users would have it. */
    static List<String> command(Path clients, Path classes) throws IOException {
        String path = classPath(clients);
        List<Path> sources = new ArrayList<>(files(clients.resolve("java/src/main/java"), ".java"));
        sources.add(PROGRAM);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-cp", path, "-proc:none", "-nowarn");
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + path,
                "GeneratedClient");
    }

    private static String classPath(Path clients) throws IOException {
        List<String> path = new ArrayList<>();
        files(clients.resolve("lib"), ".jar").forEach(jar -> path.add(jar.toString()));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = Path.of(jar).getFileName().toString();
            if (name.startsWith("jackson-") || name.startsWith("jakarta.annotation")) {
                path.add(jar);
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
