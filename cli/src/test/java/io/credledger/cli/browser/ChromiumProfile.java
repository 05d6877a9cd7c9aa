package io.credledger.cli.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A new, empty home for one browser, and how it is started. */
record ChromiumProfile(Path directory) {

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            // Root has no sandbox, nor has a container; the pages are ours.
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-proxy-server",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--password-store=basic",
            "--lang=en",
            "--window-size=1000,800");

    /** Else a bubble about the password covers the page. */
    private static final Map<String, Object> PREFERENCES = Map.of(
            "credentials_enable_service", false,
            "profile.password_manager_enabled", false,
            "profile.password_manager_leak_detection", false,
            "intl.accept_languages", "en");

    static ChromiumProfile create() throws IOException {
        return new ChromiumProfile(Files.createTempDirectory("credledger-chromium"));
    }

    /** Chromium writes below these too, whatever its profile. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (String name : List.of("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")) {
            environment.put(name, directory.toString());
        }
        return environment;
    }

    ChromeOptions options(Path browser) {
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(ARGUMENTS);
        options.addArguments("--user-data-dir=" + directory.resolve("profile"));
        options.setExperimentalOption("prefs", PREFERENCES);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        return options;
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
