// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.OpenfireServer;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** A tab of a real browser in the admin console, logged in. */
final class Page implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Where pictures of pages are kept, for a person to look at. */
    private static final Path PICTURES = Path.of("target", "pages");

    private final ChromeDriver browser;
    private final URI pages;

    private Page(ChromeDriver browser, URI pages) {
        this.browser = browser;
        this.pages = pages;
    }

    static Page logIn(OpenfireServer server) {
        ChromeDriver browser = Chromium.start();
        Page page = new Page(browser, server.console().resolve("plugins/managedfiletransfer/"));
        browser.get(server.console().resolve("login.jsp").toString());
        browser.findElement(By.name("username")).sendKeys(server.adminName());
        browser.findElement(By.name("password")).sendKeys(server.adminPassword());
        browser.findElement(By.name("password")).submit();
        page.await("the login", () -> !browser.getCurrentUrl().contains("login.jsp"));
        return page;
    }

    void open(String name) {
        browser.get(pages.resolve(name).toString());
        keepPicture(name);
    }

    void reload() {
        browser.navigate().refresh();
    }

    void fill(String field, String text) {
        WebElement input = browser.findElement(By.name(field));
        input.clear();
        input.sendKeys(text);
    }

    void choose(String field, String value) {
        new Select(browser.findElement(By.name(field))).selectByValue(value);
    }

    void click(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    String value(String field) {
        return String.valueOf(browser.findElement(By.name(field)).getDomProperty("value"));
    }

    String text(String selector) {
        List<WebElement> found = browser.findElements(By.cssSelector(selector));
        return found.isEmpty() ? "" : found.get(0).getText();
    }

    boolean has(String selector) {
        return !browser.findElements(By.cssSelector(selector)).isEmpty();
    }

    boolean isShown(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(LONGEST)
                .ignoreExceptionsInstanceOf(org.openqa.selenium.StaleElementReferenceException.class)
                .until(condition);
    }

    /** What the browser's own console complains about. */
    List<String> problems() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("favicon"))
                .toList();
    }

    void keepPicture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.quit();
    }
}
