package io.credledger.cli.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A Chromium of its own, with an empty profile, which can reach nothing but this machine. */
public final class HeadlessBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromiumProfile profile;
    private final ChromeDriverService service;
    private final RemoteWebDriver driver;

    private HeadlessBrowser(ChromiumProfile profile, ChromeDriverService service, RemoteWebDriver driver) {
        this.profile = profile;
        this.service = service;
        this.driver = driver;
    }

    public static HeadlessBrowser start() throws IOException {
        Chromium chromium = Chromium.installed().orElseThrow(() -> new AssertionError(Chromium.MISSING));
        ChromiumProfile profile = ChromiumProfile.create();
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .withEnvironment(profile.environment())
                .build();
        service.start();
        try {
            // Not ChromeDriver, which brings a program that downloads browsers, nor its tracing.
            RemoteWebDriver driver = new RemoteWebDriver(service.getUrl(), profile.options(chromium.browser()), false);
            driver.manage().timeouts().pageLoadTimeout(PATIENCE);
            return new HeadlessBrowser(profile, service, driver);
        } catch (WebDriverException e) {
            service.stop();
            throw e;
        }
    }

    public void open(URI address) {
        driver.get(address.toString());
    }

    public URI address() {
        return URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
    }

    public void reload() {
        driver.navigate().refresh();
    }

    public void back() {
        driver.navigate().back();
    }

    /** What a person reads. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String source() {
        return Objects.requireNonNull(driver.getPageSource());
    }

    /** Waits for the field, and writes over what it has. */
    public void type(String css, String text) {
        onceThere(css, field -> {
            field.clear();
            field.sendKeys(text);
        });
    }

    /** Waits for the button or link. */
    public void press(String css) {
        onceThere(css, WebElement::click);
    }

    private void onceThere(String css, Consumer<WebElement> act) {
        await("for " + css)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(() -> act.accept(driver.findElement(By.cssSelector(css))));
    }

    /** The first address of that kind. */
    public URI awaitAddress(Predicate<URI> wanted) {
        return await("for an address").atMost(PATIENCE).until(this::address, wanted);
    }

    public void awaitText(String text) {
        await("for the text " + text)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> text().contains(text));
    }

    /** Of the page that is shown. */
    public Optional<Cookie> cookie(String name) {
        return Optional.ofNullable(driver.manage().getCookieNamed(name))
                .map(cookie -> new Cookie(
                        Objects.requireNonNullElse(cookie.getDomain(), address().getHost()),
                        Objects.requireNonNullElse(cookie.getPath(), "/"),
                        cookie.getName(),
                        cookie.getValue(),
                        cookie.isSecure(),
                        cookie.isHttpOnly(),
                        Objects.requireNonNullElse(cookie.getSameSite(), ""),
                        cookie.getExpiry() == null
                                ? Instant.MAX
                                : cookie.getExpiry().toInstant()));
    }

    /** What the browser complained of since the last call: errors of scripts, breaches of the content security policy. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** A picture of the page, as PNG. */
    public void picture(Path file) throws IOException {
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() throws IOException {
        try {
            driver.quit();
        } finally {
            service.stop();
            profile.delete();
        }
    }
}
