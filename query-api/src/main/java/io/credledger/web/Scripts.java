package io.credledger.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scripts of our pages, all under one directory whose name is made of what is in them. Modules name each other by where they lie beside
 * one another, so a page never mixes two versions, and a browser may keep them for ever.
 */
public final class Scripts {

    public static final String TYPE = "text/javascript;charset=utf-8";

    private static final String ROOT = "/assets/";

    /** Before the first line is drawn: a page does not flash in the other colours. */
    private static final String THEME = "theme.js";

    private static final List<String> LIBRARY = List.of(
            "lit-html/lit-html.js",
            "lit-html/directive.js",
            "lit-html/directive-helpers.js",
            "lit-html/directives/repeat.js",
            "lit-html/directives/live.js");

    /** What every page needs. */
    private static final List<String> SHARED = List.of(
            "api.js",
            "dialog.js",
            "failure.js",
            "format.js",
            "html.js",
            "live.js",
            "parts.js",
            "shell.js",
            "toast.js",
            "words.js");

    private static final List<String> OWN = List.of(
            "accounts.js",
            "account-actions.js",
            "account-row.js",
            "admin.js",
            "admin-connections.js",
            "admin-health.js",
            "admin-identities.js",
            "admin-providers.js",
            "audit.js",
            "audit-ownership.js",
            "audit-tail.js",
            "audit-trees.js",
            "connection.js",
            "merkle.js",
            "moment.js",
            "notes.js",
            "proof.js",
            "timeline.js");

    private static final Map<String, byte[]> FILES = read();
    private static final String VERSION = version();

    private Scripts() {}

    public static Optional<byte[]> find(String file) {
        return Optional.ofNullable(FILES.get(file)).map(byte[]::clone);
    }

    /** Whether that is what the files here are: another process, before or after an upgrade, may have made the page. */
    public static boolean isThis(String version) {
        return version.equals(VERSION);
    }

    public static String theme() {
        return link(THEME);
    }

    /** @param page the name of its module */
    public static String page(String page) {
        return link(page + ".js");
    }

    /** What a browser may fetch at once, rather than find out one by one. */
    public static List<String> shared() {
        return Stream.concat(LIBRARY.stream(), SHARED.stream())
                .map(Scripts::link)
                .toList();
    }

    private static String link(String file) {
        if (!FILES.containsKey(file)) {
            throw new IllegalArgumentException("there is no such script");
        }
        return ROOT + VERSION + '/' + file;
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (List<String> names : List.of(List.of(THEME), LIBRARY, SHARED, OWN)) {
            names.forEach(name -> files.put(name, read(name)));
        }
        return files;
    }

    private static byte[] read(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream("/web/app/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a script must be readable", e);
        }
    }

    private static String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            FILES.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
