package io.credledger.cli.browser;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form being filled in. Names are unique in the forms met here. */
public final class Form {

    private final Page page;
    private final FormElement element;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Form(Page page, FormElement element) {
        this.page = page;
        this.element = element;
        for (KeyVal field : element.formData()) {
            fields.put(field.key(), field.value());
        }
    }

    static Form of(Page page, Element element) {
        if (element instanceof FormElement form) {
            return new Form(page, form);
        }
        throw new AssertionError("not a form: " + element.tagName());
    }

    /** Types, ticks or chooses. */
    public Form with(String name, String value) {
        if (element.select("[name=" + name + "]").isEmpty()) {
            throw new AssertionError("the form has no " + name);
        }
        fields.put(name, value);
        return this;
    }

    /** As nobody can who only uses the page. */
    public Form withForged(String name, String value) {
        fields.put(name, value);
        return this;
    }

    public Form without(String name) {
        fields.remove(name);
        return this;
    }

    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    public URI action() {
        String action = element.absUrl("action");
        return action.isEmpty() ? page.address() : URI.create(action);
    }

    /** Presses the form's first button. */
    public Page submit() {
        return press("[type=submit], button:not([type])");
    }

    /** Presses that button, whose name goes with the form. */
    public Page press(String css) {
        Element button = element.selectFirst(css);
        if (button == null) {
            throw new AssertionError("the form has no button " + css);
        }
        if (!button.attr("name").isEmpty()) {
            fields.put(button.attr("name"), button.attr("value"));
        }
        return send();
    }

    private Page send() {
        if (element.attr("method").toLowerCase(Locale.ROOT).equals("post")) {
            return page.browser().post(page.address(), action(), fields);
        }
        URI target = action();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            target = Query.with(target, field.getKey(), field.getValue());
        }
        return page.browser().follow(page.address(), target);
    }
}
