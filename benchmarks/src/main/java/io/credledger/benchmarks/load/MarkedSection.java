package io.credledger.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that a run writes anew; everything around it is somebody's. */
final class MarkedSection {

    static final String BEGIN = "<!-- load: begin -->\n";
    static final String END = "<!-- load: end -->";

    private MarkedSection() {}

    static void replace(Path document, String text) throws IOException {
        Files.writeString(document, replaced(Files.readString(document), text));
    }

    static String replaced(String document, String text) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the document must have the marks of the load harness");
        }
        return document.substring(0, begin + BEGIN.length()) + '\n' + text + '\n' + document.substring(end);
    }
}
