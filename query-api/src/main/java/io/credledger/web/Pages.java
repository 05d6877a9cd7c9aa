package io.credledger.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages from the templates in {@code /web}. Whatever stands in a model is escaped; a value that a template needs and a model lacks fails. */
public final class Pages {

    public static final String TYPE = "text/html;charset=utf-8";

    /** What the pages are drawn by may load: our own, and no text becomes a part of a page but by the templates of the library. */
    private static final String SCRIPTED =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
                    + " img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
                    + " require-trusted-types-for 'script'; trusted-types lit-html";

    /**
     * No script at all, forms to us only, in nobody's frame. A browser that follows a form's answer elsewhere is stopped too: whoever
     * sends one on to another origin does it by a page that refreshes. Other sites get no referrer; with none for ourselves a browser would
     * say {@code Origin: null} of our own forms.
     */
    public static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'",
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    /** The same, of pages with scripts of ours. */
    public static final Map<String, String> SCRIPTED_HEADERS = scripted();

    private static final Mustache.Compiler COMPILER = Mustache.compiler().withLoader(Pages::source);
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private Pages() {}

    private static Map<String, String> scripted() {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Content-Security-Policy", SCRIPTED);
        return Map.copyOf(headers);
    }

    /**
     * A whole page.
     *
     * @param template the name of a file in {@code /web}, without its ending
     */
    public static byte[] render(String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("stylesheet", Asset.STYLESHEET.link());
        all.put("icon", Asset.ICON.link());
        return TEMPLATES.computeIfAbsent(template, Pages::compile).execute(all).getBytes(StandardCharsets.UTF_8);
    }

    private static Template compile(String name) {
        return COMPILER.compile(source(name));
    }

    /** Also of the parts that templates name. */
    private static Reader source(String name) {
        try (InputStream in = Pages.class.getResourceAsStream("/web/" + name + ".mustache")) {
            return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a template must be readable", e);
        }
    }
}
