package io.credledger.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that pages need. Its link changes with its content, so a browser may keep it for long. */
public final class Asset {

    public static final Asset STYLESHEET = new Asset("credledger.css", "text/css;charset=utf-8");
    public static final Asset ICON = new Asset("credledger.svg", "image/svg+xml");

    private final String name;
    private final String type;
    private final byte[] content;
    private final String digest;

    private Asset(String name, String type) {
        this.name = name;
        this.type = type;
        try (InputStream in = Asset.class.getResourceAsStream("/web/" + name)) {
            this.content = in.readAllBytes();
            this.digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("an asset must be readable", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public String path() {
        return "/assets/" + name;
    }

    public String link() {
        return path() + "?v=" + digest;
    }

    public String type() {
        return type;
    }

    public String etag() {
        return '"' + digest + '"';
    }

    public byte[] content() {
        return content.clone();
    }
}
