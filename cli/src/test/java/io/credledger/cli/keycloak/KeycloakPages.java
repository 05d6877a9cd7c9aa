package io.credledger.cli.keycloak;

import io.credledger.cli.browser.HeadlessBrowser;
import io.credledger.cli.browser.Page;

/** Keycloak's own pages, as people use them. The answer is always the next one as it came, a redirect not followed. */
public final class KeycloakPages {

    private static final String LOGIN = "#kc-form-login";

    private KeycloakPages() {}

    /** @param login the page with the form */
    public static Page logIn(Page login, KeycloakUser user) {
        return login.form(LOGIN)
                .with("username", user.username())
                .with("password", user.credentials().secret().revealText())
                .submit();
    }

    /** @param consent the page that lists what the client wants */
    public static Page allow(Page consent) {
        return consent.form().press("[name=accept]");
    }

    public static Page refuse(Page consent) {
        return consent.form().press("[name=cancel]");
    }

    public static void logIn(HeadlessBrowser browser, KeycloakUser user) {
        browser.type("#username", user.username());
        browser.type("#password", user.credentials().secret().revealText());
        browser.press(LOGIN + " [type=submit]");
    }

    public static void allow(HeadlessBrowser browser) {
        browser.press("[name=accept]");
    }

    public static void refuse(HeadlessBrowser browser) {
        browser.press("[name=cancel]");
    }
}
