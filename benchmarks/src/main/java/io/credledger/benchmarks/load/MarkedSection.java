package io.credledger.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that a run writes anew; everything around it is somebody's.
 *
 * @param name as its marks have it
 */
public record MarkedSection(String name) {

    public void replace(Path document, String text) throws IOException {
        Files.writeString(document, replaced(Files.readString(document), text));
    }

    private String replaced(String document, String text) {
        String from = "<!-- " + name + ": begin -->\n";
        int begin = document.indexOf(from);
        int end = document.indexOf("<!-- " + name + ": end -->");
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the document must have the marks of the harness");
        }
        return document.substring(0, begin + from.length()) + '\n' + text + '\n' + document.substring(end);
    }
}
