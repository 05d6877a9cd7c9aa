package io.credledger.cli.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

    /** The button or link that says just that. */
    public void pressSaying(String words) {
        await("for " + words)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(() -> {
                    String path = "//*[self::button or self::a or self::summary][normalize-space()='" + words + "']";
                    driver.findElements(By.xpath(path)).stream()
                            .filter(WebElement::isDisplayed)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("nobody says " + words))
                            .click();
                });
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

    /** What a script finds out in the page. */
    public @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The same of one that calls its last argument with what it found. */
    public @Nullable Object runLater(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    public void awaitTrue(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> Boolean.TRUE.equals(run("return Boolean(" + expression + ")")));
    }

    /** As high and wide as that, in CSS pixels. */
    public void resize(int width, int height) throws IOException {
        devtools("Emulation.setDeviceMetricsOverride", """
                {"width": %d, "height": %d, "deviceScaleFactor": 1, "mobile": false}""".formatted(width, height));
    }

    /** What the system is said to prefer: {@code light} or {@code dark}. */
    public void prefer(String scheme) throws IOException {
        devtools("Emulation.setEmulatedMedia", """
                {"features": [{"name": "prefers-color-scheme", "value": "%s"}]}""".formatted(scheme));
    }

    /** Chromium's own protocol, by way of its driver. */
    private void devtools(String command, String parameters) throws IOException {
        URI place = URI.create(service.getUrl() + "/session/" + driver.getSessionId() + "/goog/cdp/execute");
        String body = "{\"cmd\": \"%s\", \"params\": %s}".formatted(command, parameters);
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(place)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
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
