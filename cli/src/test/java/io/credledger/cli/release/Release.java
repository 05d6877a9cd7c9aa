package io.credledger.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks the licences of what Maven says is shipped, and writes what the tarball says about itself. */
public final class Release {

    static final Path LICENCES = Path.of("cli", "src", "release", "licences.txt");

    private Release() {}

    /**
     * Called by the build.
     *
     * @param args the root of the repository, the bill of materials that CycloneDX made, and where to write
     */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        Bom bom = Bom.of(Files.readString(Path.of(args[1])));
        for (Vendored library : Vendored.below(root.resolve("query-api/src/main/resources"))) {
            bom.add(library, "credledger-query-api");
        }
        Licences licences = Licences.of(Files.readAllLines(root.resolve(LICENCES)));
        List<String> problems = licences.problems(bom);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("licences do not fit " + LICENCES + ":\n" + String.join("\n", problems));
        }
        Path directory = Files.createDirectories(Path.of(args[2]));
        Files.writeString(directory.resolve("bom.json"), bom.json());
        Files.writeString(directory.resolve("THIRD-PARTY.md"), ThirdParty.page(bom, licences));
    }
}
